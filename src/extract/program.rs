//! Named initiatives, brands, honours, venues, organisations, mechanisms, events, documents.

use crate::ingest::Source;
use crate::outline::Outline;
use crate::text::Span;

/// A named program of one report, however it is written there.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// Its name without quotes, as the report writes it.
    pub name: Box<str>,
    /// What sort of thing it is.
    pub kind: ProgramKind,
    /// How far it can be trusted to be one, 0 to 1.
    pub confidence: f32,
    /// Every place it is named, in reading order; quotes included.
    pub mentions: Vec<Span>,
}

/// What sort of thing a program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgramKind {
    /// 活动, 行动
    Campaign,
    /// 项目, 工程, 计划
    Project,
    /// 标兵, 先进集体, 最美家庭
    Honour,
    /// 之家, 基地, 中心
    Venue,
    /// 协会, 联盟, 志愿服务队
    Organisation,
    /// 制度, 机制, 工作法, 热线
    Mechanism,
    /// 大会, 论坛, 节
    Event,
    /// 《》, 规划, 条例
    Document,
}

impl ProgramKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Campaign => "campaign",
            Self::Project => "project",
            Self::Honour => "honour",
            Self::Venue => "venue",
            Self::Organisation => "organisation",
            Self::Mechanism => "mechanism",
            Self::Event => "event",
            Self::Document => "document",
        }
    }
}

/// The programs of a source in order of first mention.
#[must_use]
pub fn read(source: &Source, outline: &Outline) -> Vec<Program> {
    let _ = outline;
    let text = source.reading();
    let mut programs: Vec<Program> = Vec::new();
    for line in source.body() {
        let base = line.span.start as usize;
        let body = line.span.of(text);
        let mut from = 0;
        while let Some(open) = body[from..].find('“').map(|i| from + i) {
            let Some(close) = body[open..].find('”').map(|i| open + i) else { break };
            from = close + '”'.len_utf8();
            let name = &body[open + '“'.len_utf8()..close];
            let mention = Span::new(base + open, base + from);
            match programs.iter_mut().find(|p| &*p.name == name) {
                Some(program) => program.mentions.push(mention),
                None => programs.push(Program {
                    name: name.into(),
                    kind: ProgramKind::Campaign,
                    confidence: 0.5,
                    mentions: vec![mention],
                }),
            }
        }
    }
    programs
}
