//! Numbers at offsets of a byte string; 0 or nothing where it ends.

/// Little-endian numbers at offsets.
pub(super) trait Bytes {
    fn u8(&self, at: usize) -> usize;
    fn u16(&self, at: usize) -> usize;
    fn u32(&self, at: usize) -> usize;
    /// `length` bytes, or as many as there are.
    fn part(&self, at: usize, length: usize) -> &[u8];
}

impl Bytes for [u8] {
    fn u8(&self, at: usize) -> usize {
        self.get(at).copied().map_or(0, usize::from)
    }

    fn u16(&self, at: usize) -> usize {
        self.u8(at) | self.u8(at.saturating_add(1)) << 8
    }

    fn u32(&self, at: usize) -> usize {
        self.u16(at) | self.u16(at.saturating_add(2)) << 16
    }

    fn part(&self, at: usize, length: usize) -> &[u8] {
        let rest = self.get(at..).unwrap_or_default();
        rest.get(..length).unwrap_or(rest)
    }
}
