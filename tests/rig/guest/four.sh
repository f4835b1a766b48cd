# Four boards at once: all are listed and told apart; one that is unplugged and comes back costs
# the other three no sample. The game gives each a letter of its own.
serial() {
    echo "00:1f:32:00:00:0$1"
}

for name in 1 2 3 4; do
    if [ $name = 2 ]; then
        life="wait 3
            unplug
            wait 2
            plug
            await program
            wait 5"
    else
        life="stand 6$name
            wait 10.1"
    fi
    boards_begin $name "address $(serial $name)
        talkative on
        plug
        await program
        $life
        count
        silence on
        say quiet
        wait 4
        silence off
        say awake"
done
until_says board.4.log plugged

"$evenkeel" --list-devices --json >list.json
cat list.json
for name in 1 2 3 4; do
    grep -q "\"serial\": \"$(serial $name)\", \"path\": \"/dev/hidraw[0-3]\", \"problem\": null" \
        list.json || fail "board $name is not listed"
done

listen_begin
for name in 1 2 3 4; do
    until_says board.$name.log quiet
done
sleep 1
listen_end

for name in 1 3 4; do
    sent=$(sed -n 's/.* count loads=\([0-9]*\) .*/\1/p' board.$name.log)
    got=$(heard "$(serial $name)" samples)
    same=$(heard "$(serial $name)" dropped)
    echo "board $name: $sent sent, $got samples, $same as the one before"
    holds "ten seconds" "$sent >= 990"
    [ $((got + same)) = "$sent" ] || fail "$((sent - got - same)) samples of board $name are lost"
    holds "a sample every 10 ms" "$(heard "$(serial $name)" worst_gap_ms) <= 25"
    [ "$(heard "$(serial $name)" arrived) $(heard "$(serial $name)" left)" = "1 0" ] ||
        fail "board $name has come or gone"
done
[ "$(heard "$(serial 2)" arrived) $(heard "$(serial 2)" left)" = "2 1" ] ||
    fail "board 2 has not gone and come back"
[ "$(grep -c '^board ' listen.log)" = 4 ] || fail "the board that came back is another one"

for name in 1 2 3 4; do
    until_says board.$name.log awake
done
"$evenkeel" --windowed 640x360 --data-dir "$RIG/letters" >program.log 2>&1 &
game=$!
until [ "$(cat board.*.log | grep -c ' continuous')" -ge 9 ]; do sleep 0.2; done
sleep 1
kill $game
wait $game || fail "the game ended with $?"
boards_end
"$tools/rig_row" --letters "$RIG/letters" | tee letters.txt
serials=$(for name in 1 2 3 4; do serial $name; done)
[ "$(sed -n 's/^board\.[A-D] //p' letters.txt | sort)" = "$serials" ] ||
    fail "not every board has a letter of its own"
