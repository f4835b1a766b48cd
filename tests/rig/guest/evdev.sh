# The board's own node is refused, the kernel's event node may be read, as by anybody who sits at
# the computer: S1 is played through it and kept as well.
nobody_begin
person 2
board_begin "plug
    await reader
    wait 4
    feed $RIG/person2.csv"
until [ -e /dev/input/event0 ]; do sleep 0.01; done
chmod 644 /dev/input/event0
[ "$(stat -c %a /dev/hidraw0)" = 600 ] || fail "the board's own node is open to all"
play_trial evdev
board_end

grep -q '/dev/input/event0.*cut off at zero' program.log || fail "what this way costs is not said"
! grep -q ' continuous' board.log || fail "somebody has spoken to the board itself"
[ "$(from_row evdev.row source)" = person ] || fail "stored as $(from_row evdev.row source)"
[ "$(from_row evdev.row device)" = 00:1f:32:aa:bb:cc ] || fail "stored without its board"
# The kernel tells changes of 10 g and more. The trial's loads are smoothed and a real board's are
# not, so it may say nothing for some tenths; never long enough to be stale.
holds "no silence" "$(from_row evdev.row longest_gap_s) < 0.2"
same_as_analysed evdev person2.csv
