//! Why a file gave no source, in sentences for the reader.

use std::fmt;
use std::io;

/// Why a file gave no source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A picture, an archive, a binary: left out and counted.
    NotAReport,
    /// A web page without an article.
    NoArticle,
    /// Text, but not in Chinese.
    NotChinese,
    /// Nothing but blanks.
    Empty,
    /// There is nothing at that path.
    NoSuchPath,
    /// It was there when the folder was listed.
    Vanished,
    /// The system does not let us read it.
    Denied,
    /// Larger than what is read; both in bytes.
    TooLarge {
        /// Its size.
        size: u64,
        /// What would be read.
        limit: u64,
    },
    /// It is not what its name and first bytes promise, or breaks off: a name of the format.
    Damaged(&'static str),
    /// A password keeps it closed.
    Locked,
    /// Pictures of pages.
    Scanned,
    /// An archive that unpacks to more than is read; that limit in bytes.
    Unpacked(u64),
    /// An archive with more files in it than are read; that limit.
    TooMany(usize),
    /// What was read before it takes all the memory that a folder may take.
    NoRoom,
    /// A kind of archive, named, that is not opened.
    Packed(&'static str),
    /// A format that only other programs read, and the extension under which they should save it.
    Foreign(&'static str, &'static str),
    /// The system's reason.
    Unreadable(String),
}

impl Unread {
    /// Whether it is passed over among others: it may never have been meant to be read.
    #[must_use]
    pub fn is_no_report(&self) -> bool {
        matches!(self, Self::NotAReport | Self::NoArticle | Self::NotChinese | Self::Empty)
    }

    /// The reason in English; [`fmt::Display`] gives it in Chinese.
    #[must_use]
    pub fn english(&self) -> String {
        match self {
            Self::NotAReport => "not a report".to_owned(),
            Self::NoArticle => {
                "no article found in the page: save its text as .txt to read it".to_owned()
            }
            Self::NotChinese => "no text in Chinese".to_owned(),
            Self::Empty => "the file is empty".to_owned(),
            Self::NoSuchPath => "no such file or folder".to_owned(),
            Self::Vanished => "the file has vanished".to_owned(),
            Self::Denied => "no permission to read it".to_owned(),
            Self::TooLarge { size, limit } => {
                format!("too large: {} MB, the limit is {} MB", size >> 20, limit >> 20)
            }
            Self::Damaged(format) => format!("damaged, or no {format} file"),
            Self::Locked => {
                "protected by a password: take it off first, in the program that opens it".to_owned()
            }
            Self::Scanned => {
                "a scan without text: recognise its characters (OCR) first, and save it as PDF or Word"
                    .to_owned()
            }
            Self::Unpacked(limit) => format!("unpacks to more than {} MB", limit >> 20),
            Self::TooMany(limit) => format!("more than {limit} files in the archive"),
            Self::NoRoom => "not read: what was read before it fills the memory".to_owned(),
            Self::Packed(archive) => format!("packed ({archive}): unpack it first"),
            Self::Foreign(format, extension) => format!(
                "cannot read {format}: save it as {extension} with LibreOffice, WPS or Microsoft Office"
            ),
            Self::Unreadable(reason) => format!("cannot be read: {reason}"),
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAReport => f.write_str("不是报告"),
            Self::NoArticle => f.write_str("网页里没有找到成篇的正文：要读请把正文另存为 .txt"),
            Self::NotChinese => f.write_str("没有中文文字"),
            Self::Empty => f.write_str("文件是空的"),
            Self::NoSuchPath => f.write_str("没有这个文件或文件夹"),
            Self::Vanished => f.write_str("文件已不存在"),
            Self::Denied => f.write_str("没有读取权限"),
            Self::TooLarge { size, limit } => {
                write!(f, "文件过大：{} MB，上限 {} MB", size >> 20, limit >> 20)
            }
            Self::Damaged(format) => write!(f, "文件已损坏，或不是 {format} 文件"),
            Self::Locked => f.write_str("有密码保护：请先用能打开它的软件取消密码"),
            Self::Scanned => {
                f.write_str("是扫描件，没有文字：请先做文字识别（OCR），另存为 PDF 或 Word 再读")
            }
            Self::Unpacked(limit) => write!(f, "解压后超过 {} MB", limit >> 20),
            Self::TooMany(limit) => write!(f, "压缩包里的文件超过 {limit} 个"),
            Self::NoRoom => f.write_str("没有读取：已读的报告占满了内存上限"),
            Self::Packed(archive) => write!(f, "压缩包（{archive}）：请先解压"),
            Self::Foreign(format, extension) => {
                let by = "请用 LibreOffice、WPS 或 Microsoft Office";
                write!(f, "读不了 {format}：{by} 另存为 {extension}")
            }
            Self::Unreadable(reason) => write!(f, "无法读取：{reason}"),
        }
    }
}

impl std::error::Error for Unread {}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Vanished,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}
