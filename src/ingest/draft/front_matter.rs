//! What a file says of the report beside its text: in Markdown, between two lines of `---` at its top.

/// Values of the front matter; empty where it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// How many lines of the file it takes, marks included.
    pub lines: usize,
    /// The report's title.
    pub title: String,
    /// Who published it.
    pub source: String,
    /// When it was published.
    pub date: String,
    /// Who wrote or delivered it.
    pub author: String,
}

/// More lines than this are no front matter.
const LONGEST: usize = 100;

impl FrontMatter {
    /// The front matter that opens `raw`.
    #[must_use]
    pub fn read(raw: &str) -> Self {
        let mut found = Self::default();
        let mut lines = raw.lines();
        if lines.next().map(str::trim_end) != Some("---") {
            return found;
        }
        let mut key = "";
        for (index, line) in lines.take(LONGEST).enumerate() {
            if matches!(line.trim_end(), "---" | "...") {
                found.lines = index + 2;
                return found;
            }
            let value = if let Some(item) = line.trim_start().strip_prefix("- ") {
                item
            } else if let Some((name, value)) =
                line.split_once(':').filter(|_| !line.starts_with(' '))
            {
                key = name.trim();
                value
            } else {
                line
            };
            found.take(key, value.trim().trim_matches(['"', '\'']));
        }
        // Never closed: a rule drawn above the text.
        Self::default()
    }

    fn take(&mut self, key: &str, value: &str) {
        let field = match key.to_ascii_lowercase().as_str() {
            "title" | "标题" | "標題" => &mut self.title,
            "source" | "url" | "来源" | "來源" => &mut self.source,
            "date" | "published" | "日期" | "发布日期" => &mut self.date,
            "author" | "作者" => &mut self.author,
            _ => return,
        };
        if field.is_empty() {
            value.clone_into(field);
        }
    }
}
