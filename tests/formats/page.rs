//! Web pages: the article without what stands around it.

use super::{fixture, lines, read, read_bytes};
use gangmu::ingest::{Place, Role, Source, Unread};

fn page(body: &str) -> Source {
    let html = format!(
        "<html><head><title>某县妇联2023年工作总结_某县人民政府</title></head><body>{body}</body></html>"
    );
    read_bytes("a.html", html.as_bytes()).unwrap()
}

fn body(source: &Source) -> Vec<&str> {
    source.body().map(|line| line.span.of(&source.text)).collect()
}

const PROSE: &str = "今年以来，全县各级妇联组织围绕中心、服务大局，团结带领广大妇女立足岗位建功立业，各项工作都取得了新的进展。";

#[test]
fn furniture_is_kept_out_and_can_be_shown() {
    let source = read(&fixture("bulletin-page.html"));
    assert_eq!(source.imprint.title, "黔东南苗族侗族自治州2022年国民经济和社会发展统计公报");
    assert_eq!(source.imprint.date, "2023-04-12");
    assert_eq!(source.imprint.source, "黔东南州统计局");
    assert_eq!(source.encoding, "gb18030");
    let noise: Vec<&str> = source
        .lines
        .iter()
        .filter(|line| line.role == Role::Noise)
        .map(|line| line.span.of(&source.text))
        .collect();
    for words in [
        "首页",
        "栏目导航",
        "浏览次数：8888 字体：大 中 小",
        "分享到",
        "相关链接",
        "热门排行",
        "黔ICP备",
    ] {
        assert!(noise.iter().any(|line| line.contains(words)), "{words}: {noise:#?}");
        assert!(!body(&source).iter().any(|line| line.contains(words)), "{words}");
    }
    assert!(!source.text.contains("脚本里") && !source.text.contains("float"));
}

#[test]
fn a_place_is_the_line_of_the_file() {
    let file = std::fs::read(fixture("bulletin-page.html")).unwrap();
    let text = encoding_rs::GB18030.decode(&file).0.into_owned();
    let source = read(&fixture("bulletin-page.html"));
    assert_eq!(source.place, Place::Line);
    let of_file: Vec<&str> = text.lines().collect();
    for line in source.body().filter(|line| !line.span.of(&source.text).starts_with('|')) {
        let words: String = line.span.of(&source.text).chars().take(6).collect();
        assert!(of_file[line.number as usize - 1].contains(&words), "{}: {words}", line.number);
    }
}

#[test]
fn words_that_open_a_paragraph_in_bold_are_known() {
    let source = page(&format!(
        "<p>{PROSE}</p><p> <strong>宣讲<b>声势</b>更大。</strong>{PROSE}</p><p>全年<b>培训</b>{PROSE}</p>"
    ));
    let bold: Vec<_> = source.body().map(|line| line.bold as usize).collect();
    assert_eq!(bold, [0, "宣讲声势更大。".len(), 0]);
}

#[test]
fn headings_lists_breaks_and_hidden_parts_are_told_apart() {
    let source = page(&format!(
        "<h1>某县妇联2023年工作总结</h1>\n<p>{PROSE}</p><h2>一、思想<br>引领</h2><p>{PROSE}<br/>第二行也是一段话，说得很清楚。</p>\
         <ol><li>开展宣讲12场<li><p>培训妇女300人</p></ol><p style='display: none'>{PROSE}</p><p>{PROSE}</p>"
    ));
    let told = lines(&source);
    assert_eq!(told[0], "1 #某县妇联2023年工作总结");
    assert_eq!(told[2], "2 ##一、思想 引领");
    assert_eq!(
        told[4..7],
        ["2 第二行也是一段话，说得很清楚。", "2 1. 开展宣讲12场", "2 2. 培训妇女300人"]
    );
    assert_eq!(told.iter().filter(|line| line.contains("今年以来")).count(), 3);
}

#[test]
fn a_page_laid_out_by_tables_is_text_and_a_table_of_data_a_table() {
    let table = "<table><tr><th>指标</th><th>单位</th><th>2022年</th></tr>\
        <tr><td>生产总值</td><td>亿元</td><td>300.5</td></tr><tr><td>人口</td><td>万人</td><td>41</td></tr></table>";
    let source = page(&format!(
        "<table><tr><td><a href='/'>首页</a></td></tr><tr><td><p>{PROSE}</p>{table}<p>{PROSE}</p></td></tr></table>"
    ));
    let told = body(&source);
    assert!(
        told.contains(&"| 生产总值 | 亿元 | 300.5 |") && told.contains(&"|---|---|---|"),
        "{told:#?}"
    );
    assert!(!told.contains(&"首页"));
}

#[test]
fn an_article_in_several_boxes_is_whole_and_notes_are_no_footer() {
    let paragraphs = |count: usize| format!("<p>{PROSE}</p>").repeat(count);
    let source = page(&format!(
        "<article><h1>某县妇联2023年工作总结</h1><div>{}</div><aside><p>{PROSE}</p></aside><div>{}</div>\
         <div class='footnotes'><p>注：培训人数为全年累计数，以年报为准。</p></div><div class='foot-nav'>{PROSE}</div></article>",
        paragraphs(40),
        paragraphs(8)
    ));
    let told = body(&source);
    assert_eq!(told.iter().filter(|line| **line == PROSE).count(), 48);
    assert!(told.last().is_some_and(|line| line.starts_with("注：")), "{:?}", told.last());
}

#[test]
fn what_is_no_article_is_no_report() {
    let links = "<ul>".to_owned()
        + &"<li><a href='/a'>某某新闻标题一条，内容很多。</a></li>".repeat(30)
        + "</ul>";
    let english = "<p>An English page. It says things, many of them; and more of them, still.</p>";
    for (html, why) in [
        (links.as_str(), Unread::NotAReport),
        ("<html><body></body></html>", Unread::NoArticle),
        (english, Unread::NotChinese),
    ] {
        assert!(why.is_no_report());
        assert_eq!(read_bytes("a.html", html.as_bytes()).err(), Some(why), "{html:.40}");
    }
}

#[test]
fn a_page_with_the_name_of_a_word_file_is_a_page() {
    let html = format!(
        "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><h1>某县妇联工作总结</h1><p class=MsoNormal>{PROSE}</p></body></html>"
    );
    assert_eq!(body(&read_bytes("a.doc", html.as_bytes()).unwrap()), [PROSE]);
}

#[test]
fn pages_nested_without_end_are_read_in_time() {
    let deep = format!("{}<p>{PROSE}</p>", "<div><span><table><tr><td>".repeat(100_000));
    assert!(read_bytes("a.html", format!("<html>{deep}").as_bytes()).is_ok());
    let open = format!("<html><p>{PROSE}</p>{}", "<p><a><b><i><li><td>".repeat(50_000));
    assert!(read_bytes("a.html", open.as_bytes()).is_ok());
    let attributes = format!("<html><p>{PROSE}</p><div {}>", "a=b ".repeat(200_000));
    assert!(read_bytes("a.html", attributes.as_bytes()).is_ok());
}

#[test]
fn a_saved_page_is_found_among_its_parts() {
    let source = read(&fixture("bulletin-page.mht"));
    assert_eq!(source.place, Place::Paragraph);
    assert!(body(&source).iter().any(|line| line.starts_with("全年粮食种植面积385.6万亩")));
    assert_eq!(
        read_bytes("a.mht", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nno").err(),
        Some(Unread::Damaged("MHT"))
    );
}
