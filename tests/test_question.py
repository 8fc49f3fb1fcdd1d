"""A question and a view survive the way into an address and back."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from components import vocabulary
from components.question import BINS, FILTERS, SHOWN, Question, View, read_question, read_view
from components.records import KINDS, REVIEWS, STATUSES

_TEXT = st.text(min_size=1).filter(lambda text: text.isprintable())
_TEXTS = st.lists(_TEXT, unique=True, max_size=3).map(tuple)


def _some(values: object) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)


questions = st.builds(
    Question,
    words=st.text(),
    like=st.text(),
    metrics=_some(vocabulary.metrics()),
    items=_TEXTS,
    claimants=_TEXTS,
    targets=_TEXTS,
    places=_TEXTS,
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    known=st.none() | st.dates(),
    sources=_TEXTS,
    status=_some(STATUSES),
    kinds=_some(KINDS),
    languages=_TEXTS,
    months=_some(("2024-07", "2024-08", "1999-12")),
    excluded=st.lists(
        st.tuples(st.sampled_from(sorted(set(FILTERS) - {"metrics", "status", "kinds", "months"})), _TEXT)
        | st.just(("metrics", "killed")),
        unique=True,
        max_size=3,
    ).map(tuple),
    review=st.sampled_from(["", *REVIEWS]),
    confidence=st.integers(0, 20).map(lambda step: step / 20),
)
views = st.builds(
    View,
    library=_TEXT,
    bin=st.sampled_from(BINS),
    selection=_TEXTS,
    report=st.text(),
    name=st.text(),
    weak=st.sampled_from(["", SHOWN]),
)


@given(questions)
def test_a_question_comes_back_from_an_address_as_it_was(question: Question) -> None:
    assert read_question(question.to_params()) == (question, [])


@given(views)
def test_a_view_comes_back_from_an_address_as_it_was(view: View) -> None:
    assert read_view(view.to_params()) == (view, [])


def test_what_cannot_be_understood_is_named_and_the_rest_is_kept() -> None:
    question, problems = read_question({"metric": ["killed", "moonlight"], "from": ["yesterday"], "confidence": ["2"]})
    assert question == Question(metrics=("killed",))
    assert [problem.split(" ")[0] for problem in problems] == [
        '"metric=moonlight"',
        '"from=yesterday"',
        '"confidence=2"',
    ]
    assert "2024-08-14" in problems[1]


def test_what_is_excluded_is_a_filter_and_a_value() -> None:
    question, problems = read_question({"not": ["claimant:Moscow", "moon:full", "claimant", "month:2024-13"]})
    assert question == Question(excluded=(("claimants", "Moscow"),))
    assert len(problems) == 3
    assert question.in_words() == "not claimed by Moscow"
    assert question.without("claimants") == Question()


def test_a_value_is_asked_for_excluded_or_neither() -> None:
    asked = Question(claimants=("Zelenskyy",), places=("Kyiv",))
    both = asked.including("claimants", "Moscow")
    assert both.claimants == ("Zelenskyy", "Moscow")
    without = both.excluding("claimants", "Moscow")
    assert (without.claimants, without.excluded) == (("Zelenskyy",), (("claimants", "Moscow"),))
    assert without.including("claimants", "Moscow") == both
    assert without.freed("claimants", "Moscow") == both.freed("claimants", "Moscow") == asked


def test_a_question_says_itself_in_words() -> None:
    question = Question("tired crews", metrics=("killed",), claimants=("Zelenskyy",), since=date(2024, 8, 1))
    assert question.in_words() == (
        'in stories about "tired crews"; people killed; claimed by Zelenskyy; from 2024-08-01'
    )
    assert Question(known=date(2024, 8, 31)).in_words() == "as known on 2024-08-31"
    assert Question().in_words() == "everything in the library"
