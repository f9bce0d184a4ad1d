//! Titles between 《》: a document is told from a newspaper, a play or a book by its last word.

use super::quoted::Quote;
use super::{Candidate, ProgramKind};
use crate::text::Span;

/// Judges a title between 《》.
pub(super) fn read(text: &str, quote: &Quote, out: &mut Vec<Candidate>) {
    let name = &text[quote.from..quote.to];
    let title = match name.rfind(['（', '(']) {
        Some(open) if open > 0 => &name[..open],
        _ => name,
    };
    let alias = {
        let before = &text[..quote.start()];
        ["简称", "简称为", "下称", "以下称"].iter().any(|word| before.ends_with(word))
    };
    let kept =
        !NAMELESS.contains(&title) && (alias || DOCUMENTS.iter().any(|word| title.ends_with(word)));
    let confidence = if kept { 0.85 } else { 0.2 };
    let name = Span::new(quote.from, quote.to);
    let kind = ProgramKind::Document;
    out.push(Candidate { mention: quote.span(), name, kind, confidence });
}

/// Last words of a document's title.
const DOCUMENTS: &[&str] = &[
    "纲要",
    "规划",
    "条例",
    "办法",
    "意见",
    "通知",
    "方案",
    "计划",
    "法",
    "规定",
    "决定",
    "细则",
    "准则",
    "指南",
    "手册",
    "汇编",
    "画册",
    "公约",
    "宣言",
    "协议",
    "协定",
    "决议",
    "制度",
    "标准",
    "规程",
    "章程",
    "目录",
    "白皮书",
    "行动",
    "法案",
    "规则",
    "措施",
    "若干政策",
    "规范",
    "清单",
    "倡议书",
    "公告",
    "安排",
    "建议",
    "读本",
    "要点",
    "声明",
    "守则",
    "政策",
    "2025",
    "动态",
    "预案",
    "任务书",
    "责任书",
    "指引",
    "蓝图",
    "通报",
];

/// A title that names no document by itself.
const NAMELESS: &[&str] = &[
    "纲要",
    "规划",
    "条例",
    "办法",
    "意见",
    "通知",
    "方案",
    "计划",
    "规定",
    "决定",
    "细则",
    "准则",
    "建议",
    "规划纲要",
    "政府工作报告",
    "实施意见",
    "若干意见",
    "公告",
    "报告",
    "章程",
    "宪法",
    "标准",
    "协议",
    "指南",
    "管理办法",
    "实施办法",
    "实施细则",
    "行动计划",
    "实施方案",
    "行动方案",
    "暂行办法",
    "工作方案",
    "指导意见",
    "保护条例",
    "三年行动计划",
    "工作规则",
    "纲要草案",
    "规划草案",
];
