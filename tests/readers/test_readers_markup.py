"""HTML in fields becomes what its reader sees; plain text is not taken for HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import InputError
from components.readers.markup import holds_markup, to_text


@pytest.mark.parametrize(
    "text", ["losses < 40 and > 12", "AT&T; R&D", "<Telegram> <said>", "a<b>c is not", "&nothing;"]
)
def test_plain_text_is_not_taken_for_html(text: str) -> None:
    assert holds_markup(text) == ("<b>" in text)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("AT&amp;T &#8211; 5 &lt; 6\r\n  kept", "AT&T – 5 < 6\r\n  kept"),
        ("&amp;lt;p&amp;gt;", "&lt;p&gt;"),
        ("<p>One</p><p>Two<br/>three</p>", "One\nTwo\nthree"),
        ("line\nof source <b>goes\non</b>.", "line of source goes on."),
        ("<ul><li>first</li><li>second</li></ul>", "first\nsecond"),
        ("<table><tr><td>117</td><td>drones</td></tr></table>", "117 drones"),
        ("<pre>a\nb</pre>", "a\nb"),
        ("<script>x()</script><style>p{}</style>Seen<!-- not --> <i>this</i>", "Seen this"),
        ('<?xml version="1.0" encoding="latin-1"?><p>é&nbsp;1</p>', "é\xa01"),
        ("<!-- only -->", ""),
        ("<p>12\u00a0000</p>", "12\u00a0000"),
    ],
)
def test_html_reads_as_its_reader_sees_it(markup: str, text: str) -> None:
    assert holds_markup(markup)
    assert to_text(markup) == text


def test_html_nested_too_deeply_is_refused_rather_than_cut() -> None:
    assert to_text("<div>" * 300 + "deep") == "deep"
    with pytest.raises(InputError):
        to_text("<div>" * 5000 + "deep")


@given(
    st.text()
    | st.lists(st.sampled_from(["<p>", "</p>", "<b", ">", "&amp;", "&", "<!--", "-->", "x", "\0", "<![CDATA["])).map(
        "".join
    )
)
def test_any_text_at_all_can_be_turned(text: str) -> None:
    to_text(text).encode()
