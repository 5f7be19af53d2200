"""MET-RESET

task: 5.6
message: Counts from before the reset are still there. Which variables does
    reset_state know about?
"""


class MacroF1(MacroF1):
    def reset_state(self):
        pass
