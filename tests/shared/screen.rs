//! What a terminal shows of a buffer.

use gangmu::text::Ruler;
use ratatui::buffer::Buffer;

/// The rows of a buffer, blanks at their ends left out: the cell behind a wide character belongs to it.
pub fn shown(buffer: &Buffer, ruler: Ruler) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut x = 0;
        let mut row = String::new();
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += ruler.text(symbol).max(1) as u16;
        }
        out += row.trim_end();
        out.push('\n');
    }
    out
}
