# A board and a controller come and go at every moment of their being met, and nothing stays behind
# in the program: no descriptor, no thread, no memory.
cycles=20
[ -z "$RIG_LONG" ] || cycles=100
waits=(0.001 0.02 0.05 0.06 0.08 0.1 0.15 0.3 0.7 1.5)

# From before the program has noticed to a second of samples.
storm() {
    local i
    echo "plug
        await program
        wait 1
        say met
        wait 2
        unplug
        say gone
        wait 2.5"
    for ((i = 0; i < cycles; i++)); do
        echo "plug
            wait ${waits[i % ${#waits[@]}]}
            unplug
            wait ${waits[i * 7 % 10]}"
    done
    echo "say over"
}

# Ended by a signal, it is unplugged.
hand_storm() {
    local i hand
    for ((i = 0; i < cycles; i++)); do
        "$tools/rig_hand" dualsense 4c:00:00:00:00:01 >/dev/null 2>&1 &
        hand=$!
        sleep "${waits[i * 3 % 10]}"
        kill $hand
        wait $hand || true
        sleep "${waits[i * 7 % 10]}"
    done
}

state_of() {
    echo "$(ls /proc/$listener/fd | wc -l) descriptors, $(ls /proc/$listener/task | wc -l) threads"
}

listen_begin
sleep 1
alone=$(state_of)
board_begin "$(storm)"
until_says board.log met
with_one=$(state_of)
until_says board.log gone
sleep 1
before=$(state_of)
hand_storm &
hands=$!
until_says board.log over
wait $hands
sleep 3 # the program looks every two
after=$(state_of)
plugged=$(grep -c ' plugged' board.log)
board_end
board_begin "plug
    await program
    wait 1
    say back"
until_says board.log back
with_one_again=$(state_of)
listen_end
board_end

echo "before: $before; after $cycles cycles: $after"
echo "with the board: $with_one; then: $with_one_again"
[ "$alone" = "$before" ] || fail "$alone before any board"
[ "$before" = "$after" ] || fail "left behind"
[ "$with_one" = "$with_one_again" ] && [ "$with_one" != "$before" ] ||
    fail "the board is not read as before"
[ "$plugged" = $((cycles + 1)) ] || fail "not every cycle was run"
serial=00:1f:32:aa:bb:cc
holds "met again and again" "$(heard $serial arrived) >= $cycles / 10 + 2"
[ "$(heard $serial state)" = ready ] || fail "the board is $(heard $serial state) at the end"
holds "the controller too" "$(heard 4c:00:00:00:00:01 arrived) >= $cycles / 10"
[ "$(grep -c '^board ' listen.log) $(grep -c '^hand ' listen.log)" = "1 1" ] ||
    fail "one device has become several"
