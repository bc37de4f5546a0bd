"""What the records name outside: which addresses still answer. It is all of the engine that asks the network.

`addresses` finds them, `asking` asks, `telling` says what came of it.
"""
