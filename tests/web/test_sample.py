"""Looking around in the sample year, apart from one's own data."""

from django.test import Client

from kithward.network.models import Activity
from kithward.workspaces.models import Workspace


def test_sample_year_is_opened_and_left_again(client: Client, db: None) -> None:
    page = client.post("/sample", follow=True).content.decode()

    assert "Sample year." in page
    assert page.count('class="step"') >= 3
    assert page.count('class="goal"') >= 3
    assert "Sample year." not in client.post("/own", follow=True).content.decode()


def test_sample_year_leaves_ones_own_data_alone(alice: Client, busy: Workspace) -> None:
    alice.post("/sample")
    alice.post("/log", {"line": "Coffee with Zoe Quist about sailing"})

    sample = Workspace.objects.get(slug="sample")
    assert Activity.objects.of(sample).filter(topics=["sailing"]).exists()
    assert not Activity.objects.of(busy).filter(topics=["sailing"]).exists()


def test_page_comes_back_when_the_opened_workspace_is_gone(client: Client, db: None) -> None:
    session = client.session
    session["workspace"] = "gone"
    session.save()

    page = client.get("/")

    assert page.status_code == 200
    assert "Where do you want to go?" in page.content.decode()
