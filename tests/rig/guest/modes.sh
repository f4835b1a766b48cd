# The kernel's own driver asks for its own report mode whenever somebody opens or closes the
# board's evdev node and after every status report. The program asks for its mode again at once.
fight() { # NAME talkative on|off
    board_begin "talkative $2
        plug
        await program
        wait 4
        feed $RIG/person1.csv
        wait 9
        count
        status
        wait 1
        status
        wait 1
        say open and close
        wait 10
        count"
    (
        until grep -q 'open and close' board.log; do sleep 0.5; done
        for _ in 1 2 3 4 5; do
            sleep 1
            : </dev/input/event0
        done
    ) &
    play_trial "$1"
    wait $!
    board_end
    counts=$(grep ' count ' board.log | tail -n 1)
    echo "$1: ${counts#* count }"
    kicks=$(echo "$counts" | sed 's/.*kicks=\([0-9]*\).*/\1/')
    worst_ms=$(echo "$counts" | sed 's/.*worst_gap_ms=//')
    holds "$1: the kernel has asked" "$kicks >= 7"
}

person 1

# A board that goes on sending, whatever the mode: one gap of 20 ms, nothing lost after it.
fight talkative on
holds "one gap of 20 ms" "$worst_ms <= 20"
[ "$(from_row talkative.row gaps)" = 0 ] || fail "gaps in the samples"
same_as_analysed talkative person1.csv

# A board that falls silent, as 12 00 30 asks: it is asked again after 60 ms, and no clock stops.
fight quiet off
holds "back after 60 ms and its answer" "$worst_ms <= 90"
near "hands-off of the quiet board" "$(from_row quiet.row hands_off_s)" \
    "$(from_row talkative.row hands_off_s)" 2
