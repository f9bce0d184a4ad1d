//! XML as a run of events: names without prefixes, text with its references resolved.
//!
//! Nothing is expanded but the five entities of XML itself and character references, nothing is
//! nested in memory; what is broken ends the run where it breaks.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// The deepest nesting that is read.
const DEEPEST: usize = 1000;

/// What comes next in a document.
pub(super) enum Piece<'a> {
    /// An element opens.
    Open(Element<'a>),
    /// The element of this local name closes.
    Close(&'a str),
    /// Characters.
    Text(Cow<'a, str>),
}

/// An opening tag.
pub(super) struct Element<'a> {
    /// Name without prefix.
    pub name: &'a str,
    start: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// The value of an attribute by its local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let own = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| local(attribute.key.as_ref()) == name);
        own.map(|attribute| unescaped(&attribute.value).into_owned())
    }

    /// The value of an attribute that is a number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// Hands every piece of `xml` to `take` until it breaks off; whether it was whole.
pub(super) fn pieces(xml: &str, mut take: impl FnMut(Piece<'_>)) -> bool {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    let mut depth = 0usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > DEEPEST {
                    return false;
                }
                let name = start.name();
                take(Piece::Open(Element { name: local(name.as_ref()), start: &start }));
            }
            Ok(Event::Empty(start)) => {
                let name = start.name();
                let name = local(name.as_ref());
                take(Piece::Open(Element { name, start: &start }));
                take(Piece::Close(name));
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                take(Piece::Close(local(end.name().as_ref())));
            }
            Ok(Event::Text(text)) => take(Piece::Text(text.into_inner())),
            Ok(Event::CData(text)) => take(Piece::Text(text.into_inner())),
            Ok(Event::GeneralRef(reference)) => {
                let written = format!("&{};", reference.into_inner());
                take(Piece::Text(Cow::Owned(unescaped(&written).into_owned())));
            }
            Ok(Event::Eof) => return depth == 0,
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Err(_) => return false,
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Text with the references of XML itself resolved; others are dropped.
fn unescaped(written: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape_with(written, |name| {
        quick_xml::escape::resolve_predefined_entity(name).or(Some(""))
    })
    .unwrap_or(Cow::Borrowed(""))
}
