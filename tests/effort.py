"""CPU time as a measure of work: how many times as much twice the input takes."""

import gc
import sys
import time

RUNS = 4
LINEAR = 3.2
"""Twice the input is twice the work where it is linear, four times where it is quadratic."""


def effort(work, value):
    """Return the CPU time of one call, without the garbage of others."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        work(value)
        return time.process_time() - begun
    finally:
        gc.enable()


def growth(work, small, large):
    """Return how many times as much CPU time `large` takes, by the least of several runs of each.

    Noise only adds, so runs go on while the answer is bad and there are runs left.
    """
    least = [float("inf"), float("inf")]
    for _ in range(RUNS):
        least = [min(known, effort(work, value)) for known, value in zip(least, (small, large), strict=True)]
        if least[1] < LINEAR * least[0]:
            break
    return least[1] / least[0]


def is_linear(work, small, large):
    """Return True where twice the input is not much more than twice the work, or where the work is next to none."""
    return growth(work, small, large) < LINEAR or effort(work, large) < 0.01


def calls(work, value):
    """Return how many functions one call of `work` calls, which no noise changes."""
    count = 0

    def called(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        work(value)
    finally:
        sys.setprofile(None)
    return count
