# S1 from real people, through the kernel: trial and stored row say what `analyse` says
# about the same file, also with a hand on the table; another person gives other numbers.
stand() { # NAME FILE
    board_begin "plug
        await program
        wait 4
        feed $RIG/$2"
    play_trial "$1"
    board_end
    [ "$(from_row "$1.row" source)" = person ] || fail "stored as $(from_row "$1.row" source)"
    [ "$(from_row "$1.row" device)" = 00:1f:32:aa:bb:cc ] || fail "stored without its board"
    same_as_analysed "$1" "$2"
}

person 1
person 2
with_hand person2.csv 15 20
stand quiet person1.csv
stand swaying person2.csv

for key in hands_off_s mean_velocity_mm_s ellipse_mm2; do
    holds "two people, one $key" \
        "$(from_row swaying.row $key) > 1.1 * $(from_row quiet.row $key)"
done
grep -q '"type": "support_begin"' swaying.json || fail "the hand on the table is not seen"
near "support" "$(from_row swaying.row support_s)" 5 10
