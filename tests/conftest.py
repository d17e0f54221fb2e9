"""Options of the test run."""


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew; review the diff by eye")
