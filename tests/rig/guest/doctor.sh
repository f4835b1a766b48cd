# What --list-devices --probe finds on the kernel's own nodes, by the codes of the doctor.
ask() { # NAME: NAME.json, as root or as who the program runs as now
    "$evenkeel" --list-devices --probe --json >"$1.json" 2>>program.log ||
        fail "$1: listing ended with $?"
    cat "$1.json"
}

finds() { # NAME CODES: exactly these of the one device
    [[ $(cat "$1.json") == *"\"findings\": [$2]}], \"probed\": true"* ]] || fail "$1: not $2"
}

live() { # NAME SCRIPT CODES: a board that lives so while it is listened to
    board_begin "$2
        wait 30"
    until_says board.log plugged
    ask "$1"
    board_end
    finds "$1" "$3"
}

live good "plug" '"facing_unknown"'
grep -q '"state": "ready", "battery_bars": 4, "rate_hz": \(9\|10\)[0-9][.,]' good.json ||
    fail "no good board"
grep -q '"has_zero": true' good.json || fail "no zero was found"
live standing "stand 64
    plug" '"standing_while_zeroing", "facing_unknown"'
live weak "battery 108
    plug" '"battery_low", "facing_unknown"'
live gone "plug
    await program
    wait 1
    unplug" '"lost"'

# Another program has the node open: who it is can be told.
board_begin "plug
    wait 30"
until [ -e /dev/hidraw0 ]; do sleep 0.1; done
sleep 60 9<>/dev/hidraw0 &
holder=$!
ask held
kill $holder
grep -q '"held_by": "sleep"' held.json || fail "not told who holds it"
finds held '"held", "facing_unknown"'

board_end

# As somebody who may not: the rule is missing, then it is there and this board is still locked.
nobody_begin
board_begin "plug
    wait 60"
until [ -e /dev/hidraw0 ]; do sleep 0.1; done
chmod 600 /dev/hidraw0 /dev/input/event*
ask locked
finds locked '"rule_missing"'
mkdir -p /run/udev/rules.d
cp "$RIG_SOURCE/assets/udev/70-evenkeel.rules" /run/udev/rules.d/
ask still
finds still '"permission"'
chmod 666 /dev/input/event*
ask kernel
finds kernel '"clamped", "facing_unknown"'
board_end
