//! Fuzzes the door that `DOOR` names.
#![no_main]

use gangmu_fuzz::doors::Door;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static DOOR: LazyLock<&Door> = LazyLock::new(|| {
    let name = std::env::var("DOOR").unwrap_or_default();
    Door::named(&name).expect("DOOR names one of the doors of doors.rs")
});

fuzz_target!(|bytes: &[u8]| {
    (DOOR.enter)(bytes);
});
