# A bottle on the palm of somebody who stands on a board (H3): one player, two devices. In one trial the
# controller is lost, another one takes over, and the first one again; the board is there all the time.
"$tools/rig_carry" palm 0 still.csv
first=4c:00:00:00:00:01
second=4c:00:00:00:00:02
person 1
controller_begin first dualsense $first still.csv
board_begin "plug
    await program
    wait 4
    feed $RIG/person1.csv"
play_trial both --rung H3 --tier board &
playing=$!
until_says board.log 'feed begins'
sleep 10
controller_end
sleep 2
controller_begin second dualshock4 $second still.csv
sleep 12
controller_end
sleep 2
controller_begin third dualsense $first still.csv
wait $playing || exit 1
controller_end
board_end
[ "$(from_row both.row source) $(from_row both.row device)" = "person 00:1f:32:aa:bb:cc" ] ||
    fail "stored as $(from_row both.row source) with $(from_row both.row device)"

go=($(event_times both.json go))
pause=($(event_times both.json pause_signal))
resume=($(event_times both.json resume))
echo "go ${go[*]}, lost ${pause[*]}, on ${resume[*]}"
[ "${#go[@]} ${#pause[@]} ${#resume[@]}" = "3 2 2" ] || fail "not two pauses"
for i in 0 1; do
    holds "it waits for a controller" "${resume[i]} - ${pause[i]} >= 2"
    holds "and goes on with it" "${resume[i]} - ${pause[i]} < 4 && ${go[i + 1]} - ${resume[i]} < 10"
done
[ "$(from_row both.row ended_by) $(from_row both.row success)" = "done 1" ] || fail "not done"
near "upright" "$(from_row both.row longest_upright_s)" "$(from_json both.json planned_s)" 2
stood=$(calculate "${pause[0]} - ${go[0]} + ${pause[1]} - ${go[1]} + \
    $(from_json both.json end_s) - ${go[2]}")
near "hands off, without the pauses" "$(from_row both.row hands_off_s)" "$stood" 2
holds "a palm that is no table" "$(from_row both.row tilt_rms_deg) > 0.1"
holds "the board was there all the time" "$(from_row both.row longest_gap_s) < 0.1"

fed=$(from_row both.row fed_from_s)
"$evenkeel" analyse person1.csv --json \
    --from "$(calculate "$(from_json both.json scored_from_s) - $fed")" \
    --to "$(calculate "$(from_json both.json scored_to_s) - $fed")" >scored.json
for key in mean_velocity_mm_s ellipse_mm2; do
    near "stored $key" "$(from_row both.row $key)" "$(from_json scored.json $key)" 2
done
