//! The command line as it is run: what it prints, where, and with which exit code.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// Two reports made for these tests.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "2019.txt",
        "定西市妇联2019年工作总结\n\n一、家庭文明建设\n\n全市开展“最美家庭”评选活动，评选“最美家庭”1.2万户。\
         举办宣讲活动2.1万场次。\n\n二、创业就业\n\n全市生产总值356亿元，发放贷款500万元。\n",
    );
    write(
        "2020.txt",
        "定西市妇联2020年工作总结\n\n一、家庭文明建设\n\n全市开展“最美家庭”评选活动，评选“最美家庭”1.3万户。\
         举办宣讲活动800场次。\n\n二、创业就业\n\n全市生产总值400亿元，发放贷款600万元。\n",
    );
    write("picture.png", "\u{89}PNG\r\n");
    folder
}

fn gangmu(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
    command.args(args).current_dir(folder).env("LC_ALL", "en_US.UTF-8").stdin(Stdio::null());
    command.output().unwrap()
}

/// Exit code, standard output, standard error.
fn ran(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    let output = gangmu(folder.path(), args);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn extract_prints_one_object_a_report_and_says_what_it_left_out() {
    let (code, out, _) = ran(&folder(), &["extract", "."]);
    assert_eq!(code, 0);
    let rows: Vec<serde_json::Value> =
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let paths: Vec<_> = rows.iter().map(|row| row["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["./2019.txt", "./2020.txt", "./picture.png"]);
    let keys: Vec<_> = rows[0].as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["path", "meta", "sections", "figures", "programs", "noise_lines", "notices"] {
        assert!(keys.contains(&key), "{key} in {keys:?}");
    }
    assert_eq!(rows[2]["notices"][0]["text"], "not a report");
    let figures = rows[0]["figures"].as_array().unwrap();
    let events = figures.iter().find(|figure| figure["unit"] == "场次").unwrap();
    assert_eq!(events["value"].to_string(), "21000", "whole numbers have no fraction");
    assert_eq!(events["line"], 5);
}

#[test]
fn figures_are_found_by_words_letters_and_values() {
    let folder = folder();
    let texts = |args: &[&str]| {
        let (code, out, err) = ran(&folder, &[&["figures", "--format", "tsv"], args].concat());
        assert_eq!((code, &*err), (0, ""), "{args:?}");
        let cell = |line: &str| line.split('\t').nth(3).unwrap_or_default().to_owned();
        out.lines().skip(1).map(cell).collect::<Vec<_>>()
    };
    assert_eq!(texts(&[">1万", "场次", "."]), ["2.1万场次"]);
    assert_eq!(texts(&["21000", "."]), ["2.1万场次"]);
    assert_eq!(texts(&["--unit", "场", "--max", "1000", "."]), ["800场次"]);
    assert_eq!(texts(&["--unit", "元", "--min", "550万", "--since", "2020", "."]).len(), 2);
    assert_eq!(texts(&["zmjt", "2020.txt"]).first().map(String::as_str), Some("1.3万户"));
}

#[test]
fn nothing_found_is_one_and_wrong_use_two() {
    let folder = folder();
    for (args, code) in [
        (&["figures", "不会有的词", "."][..], 1),
        (&["compare", "不会有的词", "."], 1),
        (&["figures", "--query", "2020.txt", "2019.txt"], 1),
        (&["programs", "zmjt", "."], 0),
        (&["figures", "zmjt", "gone"], 2),
        (&["extract", "gone"], 2),
        (&["extract"], 2),
        (&["show", "picture.png"], 2),
        (&["figures", "--min", "many", "."], 2),
        (&["--lang", "tlh", "outline", "."], 2),
        (&["gone"], 2),
        (&["."], 2),
        (&["pick", "programs", "zmjt", "."], 2),
        (&["--help"], 0),
    ] {
        let (got, out, err) = ran(&folder, args);
        assert_eq!(got, code, "{args:?}\n{out}\n{err}");
        assert_eq!(err.is_empty(), code == 0, "{args:?} {err}");
        assert!(code != 1 || out.is_empty(), "a head over nothing: {out}");
    }
}

#[test]
fn wrong_use_is_told_in_the_language_asked_for() {
    let folder = folder();
    for (args, chinese, english) in [
        (&["figures", "--mx", "5", "."][..], "没有 --mx 这个参数", "unexpected argument"),
        (&["show"], "缺少 <FILE>", "were not provided"),
        (&["figures", "--format", "xml"], "可用的有 table、csv、tsv、json", "possible values"),
        (&["pick", "--first", "--filter", "all"], "不能与 --filter 同用", "cannot be used with"),
        (&["figurs"], "是不是 gangmu figures？", "did you mean gangmu figures?"),
        (&["comapre"], "是不是 gangmu compare？", "did you mean gangmu compare?"),
        (&["figures", "--min", "2", "--max", "1", "."], "--min 大于 --max", "--min is above"),
    ] {
        for (language, told) in [("zh", chinese), ("en", english)] {
            let (code, out, err) = ran(&folder, &[&["--lang", language], args].concat());
            assert_eq!((code, &*out), (2, ""), "{args:?}");
            assert!(err.contains(told), "{args:?} {err}");
        }
    }
}

#[test]
fn a_sentence_without_end_is_not_printed_whole_for_each_figure() {
    let folder = TempDir::new().unwrap();
    let text = "培训妇女1200人次，发放小额贷款3000万元，开展活动；".repeat(1_000);
    fs::write(folder.path().join("a.txt"), &text).unwrap();
    let (code, out, _) = ran(&folder, &["extract", "."]);
    assert_eq!(code, 0);
    assert!(out.len() < text.len() * 200, "{} bytes for {}", out.len(), text.len());
}

#[test]
fn bounds_count_in_the_unit_asked_for() {
    let folder = folder();
    let found = |args: &[&str]| {
        let (_, out, _) = ran(&folder, &[&["figures", "--format", "csv", "."], args].concat());
        out.lines().count() - 1
    };
    assert_eq!(found(&["--unit", "元"]), 4);
    assert_eq!(found(&["--unit", "亿元", "--min", "357"]), 1);
    assert_eq!(found(&["--unit", "元", "--max", "600万"]), 2);
    assert_eq!(found(&["--unit", "亿元", "--max", "600万"]), 4, "600万亿元");
    assert_eq!(found(&["--unit", "亿元", "--min", "357亿"]), 1);
    assert_eq!(found(&["--unit", "亿元", "--min", "1万"]), 0, "1万亿元");
    assert_eq!(found(&["--unit", "万元", "--min", "501", "--max", "1,000"]), 1);
}

#[cfg(unix)]
#[test]
fn a_name_with_a_line_end_stays_in_its_row() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a\n\u{1b}[2J.txt"), "一、工作\n\n培训妇女1200人次。\n").unwrap();
    for command in ["figures", "outline"] {
        let (_, out, _) = ran(&folder, &[command, "."]);
        assert_eq!(out.lines().count(), 2, "{out}");
        assert!(out.contains("a␊␛[2J.txt"), "{out}");
    }
}

#[test]
fn an_empty_folder_is_told_in_one_sentence() {
    let folder = TempDir::new().unwrap();
    let (code, out, err) = ran(&folder, &["outline", "."]);
    assert_eq!((code, &*out, &*err), (2, "", "gangmu: no reports in .\n"));
    let (_, _, chinese) = ran(&folder, &["--lang", "zh", "outline", "."]);
    assert_eq!(chinese, "gangmu: . 里没有报告\n");
}

#[test]
fn a_missing_file_does_not_hide_the_others() {
    let (code, out, err) = ran(&folder(), &["show", "2019.txt", "gone.txt"]);
    assert_eq!(code, 2);
    assert!(out.contains("定西市妇联2019年工作总结"));
    assert_eq!(err, "gangmu: gone.txt: no such file or folder\n");
}

#[test]
fn outline_counts_the_figures_of_each_section() {
    let (code, out, _) = ran(&folder(), &["outline", "2019.txt"]);
    assert_eq!(code, 0);
    let lines: Vec<_> = out.lines().map(str::trim).collect();
    assert!(lines[0].starts_with("定西市妇联2019年工作总结"), "{out}");
    assert_eq!(&lines[1..], ["一、家庭文明建设  2", "二、创业就业  2"]);
}

#[test]
fn compare_draws_a_bar_a_year() {
    let folder = folder();
    let (code, out, _) = ran(&folder, &["compare", "GDP", "--format", "csv", "."]);
    assert_eq!(code, 0);
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<_> = out.lines().skip(1).map(cells).collect();
    assert_eq!(
        rows.iter().map(|row| (&*row[1], &*row[2])).collect::<Vec<_>>(),
        [("2019", "35600000000"), ("2020", "40000000000")]
    );
    let (_, table, _) = ran(&folder, &["compare", "gdp", "."]);
    assert!(table.lines().last().unwrap().contains(&"█".repeat(30)), "{table}");
}

#[test]
fn pick_answers_without_a_screen() {
    let (code, out, _) = ran(&folder(), &["pick", "--first", "programs", "zmjt", "."]);
    assert_eq!((code, &*out), (0, "./2019.txt:5:最美家庭\n"));
    let (_, out, _) = ran(&folder(), &["pick", "--filter", "sections", "cyjy", "."]);
    assert_eq!(out.lines().count(), 2);
}

#[test]
fn csv_quotes_cells_that_hold_commas() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a,b.txt"), "全市举办宣讲活动30场次，效果良好。\n").unwrap();
    let (code, out, _) = ran(&folder, &["figures", "--format", "csv", "."]);
    assert_eq!(code, 0);
    assert!(out.lines().nth(1).unwrap().starts_with("\"./a,b.txt\",1,"), "{out}");
}

#[test]
fn a_reader_that_hangs_up_is_no_error() {
    let folder = TempDir::new().unwrap();
    let line = "全市举办宣讲活动30场次，培训妇女2000人次。\n";
    fs::write(folder.path().join("a.txt"), line.repeat(4000)).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .args(["extract", "."])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn completions_and_manual_name_the_commands() {
    let folder = folder();
    let (_, script, _) = ran(&folder, &["completions", "bash"]);
    assert!(script.contains("figures") && script.contains("compare"));
    let (_, page, _) = ran(&folder, &["man"]);
    assert!(page.contains(".SS \"gangmu figures\"") && page.contains("since"), "{page}");
    assert!(page.starts_with(".ie") || page.starts_with(".TH"), "{}", &page[..40]);
    let (_, help, _) = ran(&folder, &["--lang", "zh", "figures", "--help"]);
    assert!(help.contains("只要这个单位的"), "{help}");
}
