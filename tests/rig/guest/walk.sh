# A walk whose steps are known, felt by a controller in the pocket, through the kernel's driver. There
# is no board, so nobody has to say what it is measured with.
"$tools/rig_carry" pocket 2 walk.csv >walk.txt
step_s=$(sed -n 's/.*mean_s //p' walk.txt)
carried walk W1 walk.csv
near "median step" "$(from_row walk.row median_step_s)" "$step_s" 10
near "steps of the minute" "$(from_row walk.row steps)" "$(calculate "60 / $step_s")" 5
holds "evenly" "$(from_row walk.row step_variation) < 0.15"
near "thigh lifted" "$(from_row walk.row lift_deg)" 30 25
[ "$(from_row walk.row ended_by) $(from_row walk.row success)" = "done 1" ] ||
    fail "slow steps do not pass"
