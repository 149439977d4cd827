"""Profile and e-mail addresses in the one form in which they are compared, as readers know them."""

from kithward.language.addresses import normal_email as normal_email
from kithward.language.addresses import normal_profile_url as normal_profile_url
