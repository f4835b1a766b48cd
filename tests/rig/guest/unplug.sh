# The board goes in mid-trial and returns: a calm pause, then on; the time away does not count.
person 2
board_begin "plug
    await program
    wait 4
    feed $RIG/person2.csv
    wait 15
    unplug
    wait 3
    plug
    await program
    say back"
play_trial trial
board_end


away_s=$(sed -n 's/^board \([0-9.]*\) plugged/\1/p' board.log | tail -n 1)
back_s=$(sed -n 's/^board \([0-9.]*\) back/\1/p' board.log)
holds "back within 2 s" "$back_s - $away_s <= 2"
echo "back after $(calculate "$back_s - $away_s") s"

go=($(event_times trial.json go))
pause=($(event_times trial.json pause_signal))
[ ${#pause[@]} = 1 ] && [ ${#go[@]} = 2 ] || fail "not one pause and a second start"
[ -n "$(event_times trial.json resume)" ] || fail "no resume"
[ "$(from_json trial.json ended_by)" = done ] || fail "ended by $(from_json trial.json ended_by)"
holds "the trial knows the gap" "$(from_json trial.json longest_gap_s) > 3"

stood=$(calculate "${pause[0]} - ${go[0]} + $(from_json trial.json end_s) - ${go[1]}")
near hands_off_s "$(from_json trial.json hands_off_s)" "$stood" 2
near "stored hands_off_s" "$(from_row trial.row hands_off_s)" "$stood" 2
