//! Figures and the programs they belong to: text in, owners out.

use gangmu::extract::Findings;
use gangmu::ingest::Source;
use gangmu::outline::Outline;
use std::path::Path;

/// `number → program` of every figure in order, nothing for one without a program.
fn owners(text: &str) -> Vec<String> {
    let text =
        format!("海州市工会工作总结\n\n过去一年，各级组织扎实工作，成绩来之不易。\n\n{text}");
    let source = Source::from_text(Path::new("report.txt"), &text);
    let findings = Findings::read(&source, &Outline::read(&source));
    let owner = |program: Option<u32>| {
        program.and_then(|index| findings.programs.get(index as usize)).map_or("", |p| &*p.name)
    };
    let figures = findings.figures.iter();
    figures.map(|f| format!("{} → {}", f.span.of(&source.text), owner(f.program))).collect()
}

#[test]
fn a_program_named_before_owns_what_it_led_to() {
    assert_eq!(
        owners("开展“海燕助学”活动9场，受益渔民300名。"),
        ["9场 → 海燕助学", "300名 → 海燕助学"]
    );
    assert_eq!(owners("评选“渔家工匠”12名。新建码头3座。"), ["12名 → 渔家工匠", "3座 → "]);
}

#[test]
fn a_program_that_opens_a_clause_owns_all_that_is_told_of_it() {
    assert_eq!(
        owners("「海角食物銀行」設置19個據點，發放物資5萬份。"),
        ["19個 → 海角食物銀行", "5萬份 → 海角食物銀行"]
    );
    assert_eq!(
        owners("“渔家小屋”启用20个，配备座椅400把，“海燕课堂”开设7期，编写教材2册。"),
        ["20个 → 渔家小屋", "400把 → 渔家小屋", "7期 → 海燕课堂", "2册 → 海燕课堂"]
    );
}

#[test]
fn parts_and_money_belong_to_what_they_are_of() {
    assert_eq!(
        owners("建成“渔家小屋”97个，其中东岛32个。"),
        ["97个 → 渔家小屋", "32个 → 渔家小屋"]
    );
    assert_eq!(
        owners("投入资金450万元，建成“渔家小屋”97个。"),
        ["450万元 → 渔家小屋", "97个 → 渔家小屋"]
    );
}
