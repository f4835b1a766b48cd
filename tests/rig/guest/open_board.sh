# A board that somebody has built: hidraw alone, no driver of the kernel's. It is known by its
# descriptor; S1 is played on it by a body whose sway is known.
board_open() {
    "$tools/rig_hand" open_board 42:42:42:42:42:42 >board.open.log 2>&1 &
    boards=$!
    until [ -e /dev/hidraw0 ]; do sleep 0.01; done
}

board_open
! ls /dev/input/js* /dev/input/event* 2>/dev/null | grep . || fail "the kernel takes it for a gamepad"
"$evenkeel" --list-devices --json >listed.json
grep -q '"open_board"' listed.json || fail "not listed: $(cat listed.json)"

listen_begin
sleep 8
listen_end
line=$(grep '^board ' listen.log) || fail "nothing was heard"
echo "$line"
[[ $line == *kind=open_board\ state=ready\ problem=none* ]] || fail "not in order"
holds "80 samples a second" "$(heard 42:42:42:42:42:42 samples) >= 7 * 80"
holds "at their distance" "$(heard 42:42:42:42:42:42 worst_gap_ms) <= 25"
[ "$(heard 42:42:42:42:42:42 dropped)" = 0 ] || fail "samples were dropped"
boards_end

until [ ! -e /dev/hidraw0 ]; do sleep 0.01; done
board_open
play_trial open
boards_end
near "mean velocity" "$(from_json open.json mean_velocity_mm_s)" 6 5
near "its row" "$(from_row open.row mean_velocity_mm_s)" 6 5
near "hands off" "$(from_json open.json hands_off_s)" "$(from_json open.json planned_s)" 2
