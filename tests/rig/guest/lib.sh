# Sourced before every job: a place to write, the board, the program, and how to fail.
set -eu
RIG=/run/rig
export HOME=$RIG/home TMPDIR=$RIG XDG_RUNTIME_DIR=$RIG SDL_VIDEODRIVER=dummy SDL_AUDIODRIVER=dummy
mkdir -p "$HOME"
chmod 755 "$RIG" "$HOME"
cd "$RIG"
evenkeel=$RIG_BUILD/game/evenkeel
tools=$RIG_BUILD/tests/rig
store=$RIG # the folder of the data folders
# The guest's clock leaps while it waits for the host's files: have them read before it matters.
cat "$evenkeel" "$tools"/rig_{board,hand,listen} >/dev/null
"$evenkeel" --version >/dev/null

fail() {
    echo "FAILED: $*"
    for log in board*.log program.log listen.log; do
        [ ! -e $log ] || sed "s/^/  $log: /" $log
    done
    exit 1
}

# board_begin SCRIPT: the board lives in the background (board/script.h), its words in board.log
board_begin() {
    printf '%s\n' "$1" >board.script
    "$tools/rig_board" board.script >board.log 2>&1 &
    board=$!
}

board_end() {
    kill "$board" 2>/dev/null || true
    wait "$board" 2>/dev/null || true
    ! grep -q FAULT board.log || fail "the program wrote what would spoil a real board"
}

# boards_begin NAME SCRIPT: one of several boards, its words in board.NAME.log
boards=
boards_begin() {
    printf '%s\n' "$2" >"board.$1.script"
    "$tools/rig_board" "board.$1.script" >"board.$1.log" 2>&1 &
    boards="$boards $!"
}

boards_end() {
    kill $boards 2>/dev/null || true
    wait $boards 2>/dev/null || true
    boards=
    ! grep -q FAULT board.*.log || fail "the program wrote what would spoil a real board"
}

# controller_begin NAME MODEL ADDRESS [MOVEMENT]: rig_hand in the background, its words in
# board.NAME.log. controller_end: it is unplugged.
controller_begin() {
    "$tools/rig_hand" "$2" "$3" ${4:+"$4"} >"board.$1.log" 2>&1 &
    controller=$!
}

controller_end() {
    kill $controller
    wait $controller || true
}

# carried NAME RUNG MOVEMENT [OPTIONS]: a trial measured by a controller, the only device there is,
# and stored under its address
carried() {
    local address=4c:00:00:00:00:01
    controller_begin "$1" dualsense $address "$3"
    play_trial "$1" --rung "$2" "${@:4}"
    controller_end
    [ "$(from_json "$1.json" tier)" = motion ] || fail "$1: not measured by the controller"
    grep -q '^moves$' "board.$1.log" || fail "$1: nobody has asked for the calibration"
    [ "$(from_row "$1.row" source) $(from_row "$1.row" device)" = "person $address" ] ||
        fail "$1: stored as $(from_row "$1.row" source) with $(from_row "$1.row" device)"
    holds "$1: no sample is missing" "$(from_row "$1.row" longest_gap_s) < 0.05"
}

# until_says FILE WORDS: looks now and then
until_says() {
    until grep -q -- "$2" "$1"; do sleep 0.2; done
}

# listen_begin: rig_listen (listen.c) in the background, its words in listen.log
listen_begin() {
    "$tools/rig_listen" >listen.log 2>&1 &
    listener=$!
    until_says listen.log listening
}

# listen_end: what it has heard in listen.log; sanitizers make it fail
listen_end() {
    kill $listener
    wait $listener || fail "the listener ended with $?"
    grep -q '^done$' listen.log || fail "the listener did not come to its end"
}

# heard SERIAL KEY: from listen.log
heard() {
    sed -n "s/^\(board\|hand\) $1 .*$2=\([^ ]*\).*/\2/p" listen.log
}

# nobody_begin: from now on the program runs as nobody. Copied: somebody else need not be able to
# read the folder it was built in.
nobody_begin() {
    mkdir -p "$RIG/program/bin" "$RIG/nobody"
    cp "$evenkeel" "$RIG/program/bin/"
    mkdir -p "$RIG/program/share/evenkeel"
    cp -rL "$RIG_BUILD/share/evenkeel/programme" "$RIG/program/share/evenkeel/"
    chmod -R a+rX "$RIG/program"
    chown 65534:65534 "$RIG/nobody"
    cat >"$RIG/program/run" <<-END
	#!/bin/sh
	export HOME=$RIG/nobody
	exec setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all \\
	    "$RIG/program/bin/evenkeel" "\$@"
	END
    chmod 755 "$RIG/program/run"
    evenkeel=$RIG/program/run
    store=$RIG/nobody
}

# person N: a minute of standing as personN.csv, 1 quiet, 2 more sway; real people when at hand
person() {
    local trials=$EVENKEEL_SHARED_DIR/data/bds trial=BDS00001 body="young 1"
    if [ "$1" = 2 ]; then
        trial=BDS00046 body="neuropathy 1.5"
    fi
    if [ -d "$trials" ]; then
        cp "$trials/$trial.csv" "person$1.csv"
    else
        echo "the trials of real people are not at hand; a virtual person stands in"
        "$tools/rig_body" $body "person$1.csv"
    fi
}

# with_hand FILE FROM TO: a hand on the table takes 15 % of the load meanwhile
with_hand() {
    awk -F, -v OFS=, -v from="$2" -v to="$3" '
        /^[0-9]/ && $1 >= from && $1 < to { for (i = NF > 4 ? 2 : 4; i <= NF; i++) $i *= 0.85 }
        { print }' "$1" >hand.csv
    mv hand.csv "$1"
}

# play_trial NAME [OPTIONS]: one trial, S1 when nothing is said, with the devices as they are;
# NAME.json is the trial, NAME.row what was stored
play_trial() {
    local name=$1
    shift
    [ $# -gt 0 ] || set -- --rung S1
    "$evenkeel" --headless "$@" --json --data-dir "$store/$name.store" >"$name.json" \
        2>program.log || fail "the program ended with $?"
    [ "$(wc -l <"$name.json")" = 1 ] || fail "not one trial: $(cat "$name.json")"
    "$tools/rig_row" "$store/$name.store" >"$name.row" || fail "nothing was stored"
}

from_json() { # FILE KEY
    sed -n "s/.*\"$2\": \"\{0,1\}\([^,\"}]*\).*/\1/p" "$1"
}

from_row() { # FILE KEY
    sed -n "s/^$2 //p" "$1"
}

event_times() { # FILE TYPE: one a line
    grep -o "\"t_s\": [^,]*, \"type\": \"$2\"" "$1" | sed 's/.*: \([^,]*\),.*/\1/'
}

calculate() {
    awk "BEGIN { printf \"%.6f\", $1 }"
}

# holds WHAT EXPRESSION: an awk condition
holds() {
    [ "$(awk "BEGIN { print ($2) ? 1 : 0 }")" = 1 ] || fail "$1: $2"
}

# near WHAT GOT WANT PERCENT
near() {
    echo "$1: $2, expected $3"
    awk -v got="$2" -v want="$3" -v percent="$4" 'BEGIN {
        off = got - want; limit = want * percent / 100
        exit !(got ~ /^[0-9.e+-]+$/ && want > 0 && off <= limit && -off <= limit)
    }' || fail "$1 is off by more than $4 %"
}

# same_as_analysed NAME FILE: trial and stored row against `analyse` of the file that was fed
same_as_analysed() {
    local fed key
    fed=$(from_row "$1.row" fed_from_s)
    "$evenkeel" analyse "$2" --json --from "$(calculate "$(from_json "$1.json" scored_from_s) - $fed")" \
        --to "$(calculate "$(from_json "$1.json" scored_to_s) - $fed")" >scored.json
    "$evenkeel" analyse "$2" --json --from "$(calculate "$(from_json "$1.json" go_s) - $fed")" \
        --to "$(calculate "$(from_json "$1.json" end_s) - $fed")" >played.json
    for key in mean_velocity_mm_s ellipse_mm2; do
        near "$1 $key" "$(from_json "$1.json" $key)" "$(from_json scored.json $key)" 2
        near "$1 stored $key" "$(from_row "$1.row" $key)" "$(from_json scored.json $key)" 2
    done
    near "$1 hands_off_s" "$(from_json "$1.json" hands_off_s)" "$(from_json played.json hands_off_s)" 2
    near "$1 stored hands_off_s" "$(from_row "$1.row" hands_off_s)" \
        "$(from_json played.json hands_off_s)" 2
}

has_udev() {
    [ -x /lib/systemd/systemd-udevd ]
}

# udev_begin: as on a desktop, with our rule. Devices that are there already are told again.
udev_begin() {
    mkdir -p /run/udev/rules.d
    cp "$RIG_SOURCE/assets/udev/70-evenkeel.rules" /run/udev/rules.d/
    export SYSTEMD_IGNORE_CHROOT=1
    /lib/systemd/systemd-udevd --daemon 2>/dev/null
    udevadm trigger --action=add
    udevadm settle
}
