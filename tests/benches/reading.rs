//! How fast a report is read: tidying, outline and findings, by text length.

fn main() {
    divan::main();
}
