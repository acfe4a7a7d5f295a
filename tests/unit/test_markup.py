"""Tags that an extraction left in cells."""

from retrieval import answering
from retrieval.quoting import markup


def test_tags_are_left_out_of_what_is_said() -> None:
    assert markup.plain('<ul style="none"> <li>New bins</li><li>New\nbenches</li></ul>') == "New bins New benches"
    assert markup.plain("fewer than <20 and >5") == "fewer than <20 and >5"
    assert answering.folded("7 May\t<p>Precept</p>\t\tThe clerk") == "7 May   Precept   The clerk"
