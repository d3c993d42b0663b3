"""Document numbers as sites and ledgers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.document_number import (
    find_document_numbers,
    is_truncated,
    looks_like_document_number,
    normalise,
    spread,
    year_of,
)
from disclosure.number_forms import written_plainly


@pytest.mark.parametrize(
    ("written", "one_form"),
    [
        ("渝关缉罚字 〔2018〕 0002号", "渝关缉罚字〔2018〕2"),
        ("渝关缉罚字[2018]第2号", "渝关缉罚字〔2018〕2"),
        ("渝关缉罚字【2018】2", "渝关缉罚字〔2018〕2"),
        ("渝关缉罚字（2018年）2号", "渝关缉罚字〔2018〕2"),
        ("渝关缉罚字{2018}２号", "渝关缉罚字〔2018〕2"),
        ("渝关缉罚字2018第002号", "渝关缉罚字〔2018〕2"),
        ("文书号：渝关缉罚字〔2018〕2号", "渝关缉罚字〔2018〕2"),
        ("制作日期：2019-02-19；文书字轨：（上街税） 许准字 〔2019〕 第（69） 号", "上街税许准字〔2019〕69"),
        ("(2019年）第ZG-ZD0220001号", "〔2019〕ZG-ZD0220001"),
        ("2019第021号", "〔2019〕21"),
        ("210410185000427", "210410185000427"),
        ("国药准字H20190035", "国药准字H20190035"),
        ("粤环罚〔2018〕012—1号", "粤环罚〔2018〕12-1"),
    ],
)
def test_one_number_has_one_form(written: str, one_form: str) -> None:
    assert normalise(written) == one_form
    assert normalise(normalise(written)) == one_form


@pytest.mark.parametrize("filler", ["", " ", "无", "/", "————", "-", "暂无", "无文号", "null", "0"])
def test_fillers_are_no_number(filler: str) -> None:
    assert normalise(filler) == ""
    assert not looks_like_document_number(filler)


def test_year_and_issuing_word_keep_numbers_apart() -> None:
    numbers = [
        "罚字〔2018〕2号",
        "罚〔2018〕2号",
        "罚字〔2019〕2号",
        "罚字〔2018〕12号",
        "罚字〔2018〕2-1号",
        "罚字〔2018〕20号",
    ]
    assert len({normalise(number) for number in numbers}) == len(numbers)


words = st.text("渝关缉罚字粤环许准监", min_size=1, max_size=6)
brackets = st.sampled_from(["〔〕", "[]", "【】", "（）", "()", "{}", "［］"])
blanks = st.sampled_from(["", " ", "\u3000", "\n"])


@given(
    words,
    st.integers(1990, 2030),
    st.integers(1, 99999),
    brackets,
    blanks,
    blanks,
    st.booleans(),
    st.booleans(),
    st.integers(0, 3),
)
def test_any_mix_of_brackets_widths_and_blanks_gives_one_form(  # noqa: PLR0917  one draw each
    word: str, year: int, serial: int, pair: str, one: str, two: str, first: bool, last: bool, zeros: int
) -> None:
    written = (
        f"{word}{one}{pair[0]}{year}{pair[1]}{two}{'第' if first else ''}{'0' * zeros}{serial}{'号' if last else ''}"
    )
    assert normalise(written) == f"{word}〔{year}〕{serial}"
    assert year_of(written) == year
    assert looks_like_document_number(written) or "\n" in written


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("金罚决字〔2025〕10号、11号、12号", ["金罚决字〔2025〕10号", "金罚决字〔2025〕11号", "金罚决字〔2025〕12号"]),
        ("金罚决字〔2025〕89-91号", ["金罚决字〔2025〕89号", "金罚决字〔2025〕90号", "金罚决字〔2025〕91号"]),
        ("甲罚字〔2025〕第1至2号", ["甲罚字〔2025〕第1号", "甲罚字〔2025〕第2号"]),
        ("甲罚〔2018〕1号、乙罚〔2018〕2号", ["甲罚〔2018〕1号", "乙罚〔2018〕2号"]),
        ("甲〔2020〕1号 乙〔2020〕2号", ["甲〔2020〕1号", "乙〔2020〕2号"]),
        ("沪监〔2018〕12-3号", ["沪监〔2018〕12-3号"]),
        ("沪监〔2018〕012-013", ["沪监〔2018〕012-013"]),
        ("渝关缉罚字 〔2018〕 0002号", ["渝关缉罚字 〔2018〕 0002号"]),
        ("2019第021号", ["2019第021号"]),
        ("", []),
    ],
)  # fmt: skip
def test_lists_and_ranges_are_spread_and_single_numbers_left_alone(cell: str, numbers: list[str]) -> None:
    assert spread(cell) == numbers


def test_numbers_are_found_in_running_text() -> None:
    text = "我局于2025年1月2日作出川水许可否〔2025〕2号决定，并撤销金罚决字[2025]第10号。批准文号：国药准字H20190035。"
    assert find_document_numbers(text) == [
        "川水许可否〔2025〕2号",
        "金罚决字[2025]第10号",
        "国药准字H20190035",
    ]
    assert find_document_numbers("本局共办理案件 12 件（2018年）。") == []


@pytest.mark.parametrize("text", ["张三", "2018-05-07", "郑州市亿尚家电子商务有限公司", "罚款2000元", "13800138000"])
def test_other_cells_do_not_look_like_numbers(text: str) -> None:
    assert not looks_like_document_number(text)


def test_truncation_is_seen() -> None:
    assert is_truncated("制作日期：2019-02-19；文书字轨：（上街税） 许准字 ....")
    assert is_truncated("渝关缉罚字〔20…")
    assert not is_truncated("渝关缉罚字〔2018〕2号")


@given(st.text(max_size=60))
def test_no_text_makes_the_reading_fail(text: str) -> None:
    normalise(text)
    spread(text)
    find_document_numbers(text)
    looks_like_document_number(text)


@given(st.text("示罚字第号年〔〕[]（）2018019-之决定书行政处", max_size=14))
def test_the_quick_reading_of_plain_numbers_is_the_listed_one(text: str) -> None:
    assert normalise(text) in {written_plainly(text), ""}


@given(words, st.integers(1990, 2030), st.integers(1, 9999))
def test_a_plain_number_is_never_taken_for_a_filler(word: str, year: int, serial: int) -> None:
    assert normalise(f"{word}[{year}]第{serial}号") == written_plainly(f"{word}[{year}]第{serial}号")
