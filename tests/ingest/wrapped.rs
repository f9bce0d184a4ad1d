//! Text whose lines were broken at a measure is read as the text it was.

use super::{body, lines, markdown, plain, shared};
use gangmu::catalogue::Report;
use gangmu::ingest::{Source, encoding, walk::walk};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthChar;

/// How a breaker works.
#[derive(Clone, Copy, Debug)]
struct Breaker {
    /// 汉字 in a line.
    measure: usize,
    /// Whether lines are cut after so many characters, whatever they are; in cells otherwise, numbers
    /// kept whole and closing marks not at the head of a line.
    blindly: bool,
    /// Whether two full-width blanks open a paragraph.
    indented: bool,
    /// Whether a blank line stands between paragraphs.
    spaced: bool,
}

impl Breaker {
    fn break_all(self, text: &str) -> String {
        let mut out = String::new();
        let front = text.starts_with("---").then(|| text[3..].find("---").map(|at| at + 6));
        let from = front.flatten().unwrap_or(0);
        out.push_str(&text[..from]);
        for line in text[from..].lines() {
            let words = line.trim();
            if words.is_empty() {
                continue;
            }
            if words.starts_with(['|', '#', '!', '<']) {
                out.push_str(words);
            } else if self.indented && words.chars().count() > self.measure {
                out.push_str(&self.break_paragraph(&format!("\u{3000}\u{3000}{words}")));
            } else {
                out.push_str(&self.break_paragraph(words));
            }
            out.push_str(if self.spaced { "\n\n" } else { "\n" });
        }
        out
    }

    fn break_paragraph(self, text: &str) -> String {
        let mut rows: Vec<String> = vec![String::new()];
        let mut used = 0;
        for unit in self.units(text) {
            let length: usize = unit.chars().map(|c| self.length(c)).sum();
            let room = if self.blindly { self.measure } else { self.measure * 2 };
            if used + length > room && used > 0 {
                rows.push(String::new());
                used = 0;
            }
            used += length;
            rows.last_mut().unwrap().push_str(&unit);
        }
        rows.join("\n")
    }

    fn length(self, c: char) -> usize {
        if self.blindly { 1 } else { c.width_cjk().unwrap_or(0) }
    }

    fn units(self, text: &str) -> Vec<String> {
        let mut units: Vec<String> = Vec::new();
        for c in text.chars() {
            let last = units.last().and_then(|unit| unit.chars().next_back()).unwrap_or(' ');
            let latin = |c: char| c.is_ascii_alphanumeric() || ".%-".contains(c);
            let sticks = "，。、；：！？）》”".contains(c) || "（《“".contains(last);
            match units.last_mut() {
                Some(unit) if !self.blindly && (sticks || latin(last) && latin(c)) => unit.push(c),
                _ => units.push(c.to_string()),
            }
        }
        units
    }
}

/// Title with level of every section; text, value and unit of every figure.
fn said(path: &Path, text: &str) -> (Vec<String>, Vec<String>) {
    let report = Report::read(Source::from_text(path, text));
    let source = &report.source;
    let section =
        |s: &gangmu::outline::Section| format!("{} {}", s.level, s.title.of(&source.text));
    let figure = |f: &gangmu::extract::Figure| {
        format!("{} {:?} {}", f.span.of(&source.text).replace(' ', ""), f.value, f.unit)
    };
    let sections = report.outline.sections.iter().map(section).collect();
    (sections, report.findings.figures.iter().map(figure).collect())
}

/// How many of `wanted` are in `found`, each counted once.
fn common(wanted: &[String], found: &[String]) -> usize {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for one in found {
        *left.entry(one).or_default() += 1;
    }
    let take = |one: &&String| {
        let count = left.get_mut(one.as_str()).filter(|count| **count > 0);
        count.map(|count| *count -= 1).is_some()
    };
    wanted.iter().filter(take).count()
}

fn reports() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = walk(&[root.join("samples"), root.join("tests/gold/dev/texts")]);
    found.map(Result::unwrap).collect()
}

#[test]
fn reports_broken_at_a_measure_say_what_they_said() {
    let (mut sections, mut same_sections, mut figures, mut same_figures) = (0, 0, 0, 0);
    for path in reports() {
        let text = encoding::decode(&fs::read(&path).unwrap()).text;
        let (wanted_sections, wanted_figures) = said(&path, &text);
        for measure in [30, 35, 38, 40] {
            for style in 0..8 {
                let [blindly, indented, spaced] = [1, 2, 4].map(|bit| style & bit > 0);
                let breaker = Breaker { measure, blindly, indented, spaced };
                let (found_sections, found_figures) = said(&path, &breaker.break_all(&text));
                sections += wanted_sections.len().max(found_sections.len());
                same_sections += common(&wanted_sections, &found_sections);
                figures += wanted_figures.len().max(found_figures.len());
                same_figures += common(&wanted_figures, &found_figures);
            }
        }
    }
    assert!(sections > 5000 && figures > 5000, "{sections} sections, {figures} figures");
    assert!(same_sections * 100 >= sections * 98, "{same_sections} of {sections} sections");
    assert!(same_figures * 100 >= figures * 99, "{same_figures} of {figures} figures");
}

#[test]
fn real_reports_have_a_paragraph_a_line_and_keep_it() {
    let Some(shared) = shared::folder("reports that no measure broke") else { return };
    for found in walk(&[shared.join("reports")]) {
        let source = gangmu::ingest::read(&found.unwrap()).unwrap();
        let is_joined = |line| source.file_lines(line).count() > 1;
        assert!(!source.lines.iter().any(is_joined), "{}", source.path.display());
    }
}

/// Broken after 20 汉字, the second paragraph over the end of a page.
const BROKEN: &str = "\
某某县妇联工作总结
\u{3000}\u{3000}这一年，县妇联围绕中心、服务大局，团
结带领全县妇女建功立业，全年举办培训班1.
2万场次，比上年增长8.6%，培训妇女近21.5
万人次，发放贷款3.4亿元，带动就业2.3万
人，受到好评。
\u{3000}\u{3000}一、二产业带动增收作用明显增强，全县新
增巾帼示范基地36个，辐射带动农户4800多户，

- 3 -

培树GDP贡献大的巾帼企业2家，用好Windows
Office系统，各项事业迈上新台阶，群众满意
度达到98.5%。
";

#[test]
fn every_figure_keeps_its_line_of_the_file() {
    let source = plain(BROKEN);
    let expected = "\
imprint 1 某某县妇联工作总结
body 2   这一年，县妇联围绕中心、服务大局，团结带领全县妇女建功立业，全年举办培训班1.2万场次，比上年增长8.6%，培训妇女近21.5万人次，发放贷款3.4亿元，带动就业2.3万人，受到好评。
body 7   一、二产业带动增收作用明显增强，全县新增巾帼示范基地36个，辐射带动农户4800多户，培树GDP贡献大的巾帼企业2家，用好Windows Office系统，各项事业迈上新台阶，群众满意度达到98.5%。
noise 10 - 3 -
";
    assert_eq!(lines(&source), expected);
    let line = |words: &str| source.file_line(source.text.find(words).unwrap());
    let found = ["这一年", "1.2万", "2万场次", "21.5万", "2.3万", "36个", "GDP", "98.5%", "- 3 -"]
        .map(line);
    assert_eq!(found, [2, 3, 4, 4, 5, 8, 12, 14, 10]);
    let held: Vec<u32> = source.file_lines(&source.lines[2]).collect();
    assert_eq!(held, [7, 8, 12, 13, 14]);
}

/// A paragraph of five lines of 20 汉字, the last of them shorter.
const FIVE: &str = "\
这一年，县妇联围绕中心服务大局，团结带领
全县妇女建功立业，全年举办培训班一百二十
期，覆盖全县所有乡镇和街道，参加培训的妇
女比上年明显增加，受到社会各界的普遍好评
和欢迎。
";

#[test]
fn what_stands_in_lines_of_its_own_stays_so() {
    let verse = "巾帼建功新时代，巧手绣出好光景。\n妇女能顶半边天，千家万户笑声甜。\n";
    let list = "附件：任务分解表\n联系地址：某某县人民路1号\n1．培训任务由组织部负责落实到人到岗\n2．宣传任务由宣传部负责落实到人到岗\n";
    let text = format!(
        "{FIVE}（一）思想引领\n{FIVE}二、主要做法\n{FIVE}{verse}{FIVE}某某县妇联推动工作再上新的台阶\n{FIVE}{list}| 项目 | 数量 |\n"
    );
    let body = plain(&text);
    let body: Vec<String> = self::body(&body).iter().map(|line| line.replace('\n', "")).collect();
    let five = FIVE.replace('\n', "");
    let mut expected = vec![five.as_str(), "（一）思想引领", &five, "二、主要做法", &five];
    expected.extend(verse.lines());
    expected.extend([five.as_str(), "某某县妇联推动工作再上新的台阶", &five]);
    expected.extend(list.lines().skip(1));
    expected.push("| 项目 | 数量 |");
    // The list opens the back matter: what it is called is of no matter here.
    assert_eq!(body.iter().filter(|line| !line.starts_with("附件")).collect::<Vec<_>>(), expected);
}

#[test]
fn lines_below_blank_lines_and_set_in_ones_are_joined_too() {
    let paragraph = FIVE.replace('\n', "");
    let doubled = FIVE.repeat(3).replace('\n', "\n\n");
    assert_eq!(body(&plain(&doubled)), [paragraph.as_str(); 3]);
    let set_in: String = FIVE.repeat(3).lines().map(|line| format!("    {line}\n")).collect();
    let source = plain(&set_in);
    assert_eq!(
        body(&source).iter().map(|line| line.trim()).collect::<Vec<_>>(),
        [paragraph.as_str(); 3]
    );
    let quoted: String = FIVE.repeat(3).lines().map(|line| format!("> {line}\n")).collect();
    assert_eq!(body(&markdown(&quoted)).len(), 3);
}

#[test]
fn bold_over_two_lines_is_kept() {
    let bold = "**（一）让广大妇女在建功立业中不断增强获得\n感和幸福感。**这一年县妇联以服务大局为己任\n，真抓实干。\n";
    let source = markdown(&format!("{}{bold}", FIVE.repeat(3)));
    let line = source.lines.last().unwrap();
    let end = line.span.start as usize + line.bold as usize;
    assert!(source.text[..end].ends_with("获得感和幸福感。"), "{}", &source.text[..end]);
}

#[test]
fn rows_and_lists_of_one_width_stay_apart() {
    let row = |name: &str, n: u32| format!("{name}支出  {n}   {}   {}.5\n", n + 100, n % 90 + 10);
    let names = ["一般公共服务", "科学教育文化", "社会保障就业", "城乡社区事务", "农林水利事务"];
    let table: String =
        names.iter().cycle().take(20).zip(1001..).map(|(name, n)| row(name, n)).collect();
    assert_eq!(plain(&table).lines.len(), 20);
    let narrow = table.replace("   ", " ").replace("  ", " ");
    assert_eq!(plain(&narrow).lines.len(), 20);
    let honours: String =
        (1..13).map(|n| format!("{}．某某县某某乡某某村妇女联合会执行委员\n", n % 9 + 1)).collect();
    assert_eq!(plain(&honours).lines.len(), 12);
    let couplets = "巾帼不让须眉建功新时代展现新风采绽放芳华\n".repeat(12).replace('华', "华。");
    assert_eq!(plain(&couplets).lines.len(), 12);
}

#[test]
fn a_page_that_keeps_its_breaks_is_joined_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let page = format!(
        "<html><body><h1>某某县妇联工作总结</h1><pre>\n{}</pre></body></html>",
        FIVE.repeat(3)
    );
    fs::write(&path, page).unwrap();
    let source = gangmu::ingest::read(&path).unwrap();
    let five = FIVE.replace('\n', "");
    assert_eq!(body(&source), [five.as_str(); 3]);
}

#[test]
fn salutations_ordinals_and_dashes_open_paragraphs() {
    let head = "——二〇二三年一月在某某县第十届妇女代表大会";
    let text = format!(
        "{head}\n各位代表：\n{0}{1}\n第一，宣传教育有声势。{2}{1}\n——维权服务有温度。{2}",
        FIVE.repeat(2),
        "女比上年明显增加，受到社会各界的普遍好评。",
        FIVE,
    );
    let source = plain(&text);
    let body = body(&source);
    let opens = |words: &str| body.iter().any(|line| line.starts_with(words));
    assert!(opens("各位代表：") && opens("第一，宣传") && opens("——维权"), "{body:#?}");
}
