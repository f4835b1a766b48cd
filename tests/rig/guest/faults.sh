# What is wrong with a board is named by its code, on the real way from the wire.
probe() { # FILE
    "$evenkeel" --list-devices --probe --json >"$1" 2>program.log || fail "listing ended with $?"
    cat "$1"
}

has_code() { # FILE CODE
    grep -q "\"$2\"" "$1" || fail "no $2: $(cat "$1")"
}

has_not() { # FILE CODE
    ! grep -q "\"$2\"" "$1" || fail "$2 out of nothing: $(cat "$1")"
}

# In order: nothing of it is told. Then it stands on one diagonal.
board_begin "plug
    await program
    wait 6
    say even
    rock 3.4
    say uneven"
sleep 0.5
"$evenkeel" --list-devices >/dev/null # has its files read before its time matters (lib.sh)
probe even.json
has_not even.json uneven_floor
has_not even.json mode_fight
has_not even.json cell_stuck
until_says board.log uneven
probe uneven.json
has_code uneven.json uneven_floor

# Somebody opens and closes the event node, and the kernel changes the mode each time.
rm -f stop
(until [ -e stop ]; do sleep 0.25; : </dev/input/event0; done) &
kicker=$!
probe fight.json
has_code fight.json mode_fight
listen_begin
sleep 6
listen_end
touch stop
wait $kicker
grep '^board ' listen.log
holds "each change is counted" "$(heard 00:1f:32:aa:bb:cc fights) >= 10"
holds "and answered, five times a second" "$(heard 00:1f:32:aa:bb:cc worst_gap_ms) <= 220"
board_end

# One cell says the same for ten seconds while somebody sways on the others.
person 1
board_begin "plug
    await program
    wait 3
    feed $RIG/person1.csv
    wait 1
    stuck 3"
listen_begin
sleep 15
listen_end
board_end
grep '^board ' listen.log
[ "$(heard 00:1f:32:aa:bb:cc problem)" = cell_stuck ] || fail "the stuck cell is not named"
[ "$(heard 00:1f:32:aa:bb:cc stuck)" = 1 ] || fail "counted $(heard 00:1f:32:aa:bb:cc stuck) times"
