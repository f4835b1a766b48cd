# The game in its window beside the board: SDL looks at every input device, and must neither take
# the board for a game pad nor keep it from being read.
look() { # NAME
    board_begin "talkative on
        plug
        await program
        count
        wait 1
        count
        wait 5
        count"
    if [ "$1" = udev ]; then
        udev_begin
    fi
    "$evenkeel" --windowed 640x360 --data-dir "$RIG/$1.store" >program.log 2>&1 &
    game=$!
    until [ "$(grep -c ' count ' board.log)" = 3 ]; do
        kill -0 $game 2>/dev/null || fail "the game has ended"
        sleep 0.5
    done
    "$tools/rig_pads" >pads.txt || fail "no window"
    kill $game
    wait $game || fail "the game ended with $?"
    board_end
    counts=$(sed -n 's/.* count //p' board.log | tail -n 2)
    echo "$1: $(echo $counts) $(cat pads.txt)"
    [ "$(cat pads.txt)" = "pads 0" ] || fail "the board is taken for a pad"
    # While SDL starts it opens and closes the board's evdev node: one gap of 20 ms at most each.
    # After that it leaves the board alone.
    holds "$1: gaps while SDL starts" "$(echo "$counts" | sed -n '1s/.*worst_gap_ms=//p') <= 20"
    echo "$counts" | sed -n 2p | grep -q 'loads=500 asks=0 kicks=0 statuses=0 worst_gap_ms=0' ||
        fail "$1: SDL does not leave the board alone"
}

look plain
if has_udev; then
    look udev
else
    echo "no udev here: only the half without it was run"
fi
