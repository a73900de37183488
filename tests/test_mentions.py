"""Numbers in running text: what is an amount and what is none, with the words around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcheck.measures.criterion import Commitment
from perfcheck.validation.mentions import mentions


def read(text: str) -> list[str]:
    """Each amount of a text behind the words before it."""
    return [f"{one.lead}|{one.text}" for one in mentions(text)]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("实现实际利用外资1亿美元以上", ["实现实际利用外资|1亿美元以上"]),
        ("进出口计划完成8亿美元，出口计划完成4.5亿美元；", ["进出口计划完成|8亿美元", "出口计划完成|4.5亿美元"]),
        ("2020年港口物流贸易经营额70亿元", ["2020年港口物流贸易经营额|70亿元"]),
        ("新签约引进世界、中国、民营500强企业4个", ["新签约引进世界、中国、民营500强企业|4个"]),
        ("1.招商工作新签约引进亿元以上项目230亿", ["1.招商工作新签约引进亿元以上项目|230亿"]),
        ("（一）新增学位1800个", ["新增学位|1800个"]),
        ("1、举办培训班12期；2、培训教师3000人次", ["1、举办培训班|12期", "2、培训教师|3000人次"]),
        ("校舍维修改造面积3.2万平方米", ["校舍维修改造面积|3.2万平方米"]),
        ("义务教育巩固率达到98.5%以上", ["义务教育巩固率|达到98.5%以上"]),
        ("婴儿死亡率控制在４‰以内", ["婴儿死亡率|控制在4‰以内"]),
        ("群众满意度≥９０％", ["群众满意度|≥90%"]),
        ("资金拨付不超过30天", ["资金拨付|不超过30天"]),
        ("三个工作日内办结", ["|三个工作日内"]),
        ("新增限额贸易企业三家", ["新增限额贸易企业|三家"]),
        ("每千人口床位数达到6.5张", ["每千人口床位数|达到6.5张"]),
        ("人均补助标准提高到79元", ["人均补助标准提高到|79元"]),
        ("补助标准600元/人，共1,200人", ["补助标准|600元/人", "共|1,200人"]),
        ("发放救助金2,300.50万元", ["发放救助金|2,300.50万元"]),
        ("引进5个硅系列项目", ["引进|5个"]),
        ("PM2.5浓度下降5%", ["PM2.5浓度下降|5%"]),
        ("居民收入增长6个百分点", ["居民收入增长|6个百分点"]),
        ("农村公路养护300公里", ["农村公路养护|300公里"]),
        ("检查餐饮单位 120 家", ["检查餐饮单位|120 家"]),
        ("查处案件20起以上", ["查处案件|20起以上"]),
        ("依据财预〔2015〕88号文件", []),
        ("联系电话0315-8325401", []),
        ("2020年12月31日前完成", []),
        ("6月底前拨付，年底前完成", []),
        ("“十三五”期间，落实“三个面向”", ["落实“|三个"]),
        ("第三次全国土地调查、第5批示范点", []),
        ("5G基站和4A级景区", []),
        ("100强企业、第一书记", []),
        ("三元塑胶、六合公司", []),
        ("亿元以上项目、百万职工", []),
        ("1.5个乡镇", []),
        ("开展“两癌”筛查", []),
        ("一是加强领导，二是落实责任", []),
        ("满意度达到95以上", []),
        ("年产8万吨改性树脂项目", ["年产|8万吨"]),
        ("目标得分90分", ["目标得分|90分"]),
        ("粮食播种面积65万亩，生猪出栏45万头", ["粮食播种面积|65万亩", "生猪出栏|45万头"]),
        ("总投资230亿，惠及群众1.2万", ["总投资|230亿", "惠及群众|1.2万"]),
        ("投放鱼苗50万条、花卉3万穴", ["投放鱼苗|50万条"]),
    ],
)
def test_an_amount_is_read_with_the_words_before_it(clause: str, expected: list[str]) -> None:
    assert read(clause) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "约10次",
        "培训300人左右",
        "20余家",
        "100多万元",
        "3-5家",
        "10至20万元",
        "近90%",
        "合格数/总数×100%",
        "从3家增加到5家",
    ],
)
def test_a_number_that_is_not_exact_is_approximate(clause: str) -> None:
    assert mentions(clause)[-1].approximate


@pytest.mark.parametrize("clause", ["满意度达到95%", "2020年提高到90%", "不少于3次", "70亿元，同比增长"])
def test_other_numbers_are_not(clause: str) -> None:
    assert not mentions(clause)[0].approximate


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("力争全年完成进口3.5亿美元、出口4.5亿美元，进出口8亿美元", [Commitment.SOFT] * 3),
        ("力争走在前列，进出口8亿美元", [None]),
        ("力争进口3亿元。出口4亿元", [Commitment.SOFT, None]),
        ("确保新增就业5000人", [Commitment.HARD]),
        ("预计可实现外资150万美元", [Commitment.SOFT]),
        ("进出口计划完成8亿美元", [None]),
        ("争取资金200万元", [Commitment.SOFT]),
    ],
)
def test_a_word_of_commitment_holds_for_the_numbers_behind_it(sentence: str, expected: list[Commitment | None]) -> None:
    assert [one.commitment for one in mentions(sentence)] == expected


def test_what_stands_in_brackets_is_enclosed() -> None:
    text = "新增4000万美元（其中梦牌2000万美元），出口1亿美元"
    assert [one.enclosed for one in mentions(text)] == [False, True, False]


@pytest.mark.parametrize("text", ["1)引进项目5个", "(一引进\n引进项目5个", "（注）引进项目5个"])
def test_brackets_of_a_list_enclose_nothing(text: str) -> None:
    assert not mentions(text)[-1].enclosed


def test_words_behind_a_number_end_with_the_clause() -> None:
    assert [one.tail for one in mentions("引进5个硅系列项目，检查120家、处罚3起")] == ["硅系列项目", "、处罚", ""]


@given(st.text(alphabet="0123456789.,，。、；（）\n万亿元个家%％年月日第约至-培训完成三五十力争 ", max_size=60))
def test_every_amount_stands_where_it_says(text: str) -> None:
    end = 0
    for one in mentions(text):
        assert end <= one.start < one.end <= len(text)
        assert len(one.text) == one.end - one.start
        end = one.end
