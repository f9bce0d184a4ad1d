//! What was typed wrong, in a sentence of the reader's language. clap speaks English alone.

use crate::settings::Language;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The message about `error`: clap's own in English, a sentence and the usage in Chinese.
///
/// The texts that are asked for (`--help`, `--version`) are clap's in both: they are translated
/// where they are written.
#[must_use]
pub fn message(error: &clap::Error, language: Language) -> String {
    let english = error.render().to_string();
    if language == Language::English || !error.use_stderr() {
        return english;
    }
    let Some(sentence) = chinese(error) else { return english };
    let tip = suggested(error).map_or_else(String::new, |near| format!("；是不是 {near}？"));
    let usage = context(error, ContextKind::Usage).unwrap_or_default();
    let usage = usage.trim().trim_start_matches("Usage:").trim().to_owned();
    let usage = if usage.is_empty() { usage } else { format!("\n用法：{usage}\n") };
    format!("gangmu: {sentence}{tip}\n{usage}\n详见 gangmu --help\n")
}

fn chinese(error: &clap::Error) -> Option<String> {
    let of = |kind| context(error, kind).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("没有 {argument} 这个参数"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面要有值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = of(ContextKind::ValidValue);
            let valid = if valid.is_empty() { valid } else { format!("，可用的有 {valid}") };
            format!("{argument} 不能是“{value}”{valid}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("{argument} 不能与 {} 同用", of(ContextKind::PriorArg))
        }
        ErrorKind::InvalidSubcommand => {
            format!("没有 {} 这个命令", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::TooManyValues => format!("{argument} 的值太多：“{value}”"),
        _ => return None,
    })
}

/// What clap takes for the word that was meant.
fn suggested(error: &clap::Error) -> Option<String> {
    [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand]
        .into_iter()
        .find_map(|kind| context(error, kind))
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(_) | ContextValue::None | ContextValue::Bool(_) => None,
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
