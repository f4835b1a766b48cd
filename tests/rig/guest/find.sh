# The program finds the board, and says what to do where it may not use it.
"$evenkeel" --list-devices --json >none.json
grep -q '"devices": \[\]' none.json || fail "a board where there is none: $(cat none.json)"

board_begin "plug"
sleep 0.5
"$evenkeel" --list-devices --json >root.json
cat root.json
grep -q '"serial": "00:1f:32:aa:bb:cc", "path": "/dev/hidraw0", "problem": null' root.json ||
    fail "the board is not listed"

# Copied: somebody else need not be able to read the folder it was built in.
cp "$evenkeel" "$RIG/evenkeel"
as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all"
$as_nobody "$RIG/evenkeel" --list-devices --json >nobody.json || fail "listing ended with $?"
cat nobody.json
grep -q '"problem": "permission"' nobody.json || fail "the missing permission is not named"
$as_nobody "$RIG/evenkeel" --list-devices >nobody.txt
grep -q '70-evenkeel.rules.*/etc/udev/rules.d' nobody.txt || fail "no way out: $(cat nobody.txt)"

chmod 666 /dev/hidraw0
$as_nobody "$RIG/evenkeel" --list-devices --json >allowed.json
grep -q '"problem": null' allowed.json || fail "allowed, but: $(cat allowed.json)"
board_end

if has_udev; then
    udev_begin
    board_begin "plug"
    until [ -e /dev/hidraw0 ]; do sleep 0.01; done
    udevadm settle
    [ "$(stat -c %a /dev/hidraw0)" = 660 ] || fail "the rule gives mode $(stat -c %a /dev/hidraw0)"
    udevadm info -q property /dev/hidraw0 | grep -q '^TAGS=.*:uaccess:' ||
        fail "the rule does not let the person at the computer in"
    board_end
else
    echo "no udev here: the rule was not tried"
fi
