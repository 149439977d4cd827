"""Django's own commands, for those who develop Kithward."""

import os
import sys

from django.core.management import execute_from_command_line

from kithward.errors import BadSetting

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kithward.settings")
    try:
        execute_from_command_line(sys.argv)
    except BadSetting as error:
        print(error, file=sys.stderr)
        sys.exit(2)
