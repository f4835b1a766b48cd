# Reports stop without an unplug: half a second is waited out, three seconds are a calm pause, and
# the trial goes on when the board is heard again.
person 2
board_begin "plug
    await program
    wait 4
    feed $RIG/person2.csv
    wait 10
    silence on
    wait 0.5
    silence off
    wait 5
    silence on
    wait 3
    silence off"
play_trial trial
board_end


go=($(event_times trial.json go))
pause=($(event_times trial.json pause_signal))
[ ${#pause[@]} = 1 ] && [ ${#go[@]} = 2 ] || fail "not one pause and a second start"
[ "$(from_json trial.json ended_by)" = done ] || fail "ended by $(from_json trial.json ended_by)"
[ "$(from_row trial.row gaps)" = 2 ] || fail "$(from_row trial.row gaps) gaps in the samples"
holds "the long silence" "$(from_row trial.row longest_gap_s) > 3"

# Half a second without a sample is no time stood: gaps above a quarter do not count.
stood=$(calculate "${pause[0]} - ${go[0]} - 0.5 + $(from_json trial.json end_s) - ${go[1]}")
near hands_off_s "$(from_json trial.json hands_off_s)" "$stood" 2
