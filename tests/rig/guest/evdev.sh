# Where the board's own node is refused S1 is played through the kernel's driver, and says so.
person 1
# Copied: somebody else need not be able to read the folder it was built in.
cp "$evenkeel" "$RIG/evenkeel"
cp -rL "$RIG_BUILD/share/evenkeel" "$RIG/assets"
export EVENKEEL_ASSETS=$RIG/assets
mkdir -m 777 "$RIG/denied.store"
as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all"

# The program is up before the board comes: it has nothing to load any more when that matters.
$as_nobody "$RIG/evenkeel" --headless --rung S1 --json --data-dir "$RIG/denied.store" \
    >denied.json 2>program.log &
program=$!
until [ -e "$RIG/denied.store/evenkeel.db" ]; do sleep 0.05; done
board_begin "plug
    wait 12
    feed $RIG/person1.csv"
until [ -e /dev/input/event0 ]; do sleep 0.05; done
chmod 644 /dev/input/event*
[ "$(stat -c %a /dev/hidraw0)" = 600 ] || fail "hidraw is not denied"
wait $program || fail "the program ended with $?"
grep -q "cut off at zero" program.log || fail "the price is not named"
$as_nobody "$RIG/evenkeel" --list-devices --json >denied.list
cat denied.list
grep -q '"kind": "evdev_board".*"serial": "00:1f:32:aa:bb:cc".*"problem": "clamped"' denied.list ||
    fail "the kernel's way is not offered"
grep -q '"path": "/dev/input/event' denied.list || fail "no event node"
board_end

"$tools/rig_row" "$RIG/denied.store" >denied.row || fail "nothing was stored"
[ "$(from_row denied.row device)" = 00:1f:32:aa:bb:cc ] || fail "stored without its board"
same_as_analysed denied person1.csv
