"""Settings: defaults, what the environment changes, what is refused."""

import pytest

from dashboard.settings import ROOT, SettingError, Settings


def test_an_empty_environment_gives_the_defaults():
    settings = Settings.from_environment({})
    assert (settings.host, settings.port, settings.home_city) == ("127.0.0.1", 8050, "")
    assert settings.documents == ROOT / "data/documents"


def test_an_empty_value_means_the_default():
    assert Settings.from_environment({"PORT": " ", "HOST": ""}).port == 8050


def test_an_absolute_folder_is_taken_as_it_is(tmp_path):
    assert Settings.from_environment({"DOCUMENTS": str(tmp_path)}).documents == tmp_path


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "0"), ("PORT", "65536"), ("PORT", "八零"), ("PORT", "８０"), ("THREADS", "0"), ("THREADS", "-1")]
)
def test_a_number_out_of_bounds_is_refused_by_name_and_value(name, value):
    with pytest.raises(SettingError, match=f"{name}={value}"):
        Settings.from_environment({name: value})
