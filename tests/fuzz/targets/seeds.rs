//! Writes what every door is begun with: `seeds FOLDER` makes a folder for each in it.

use gangmu_fuzz::doors::DOORS;
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap_or_else(|| "corpus".into()));
    for door in &DOORS {
        let folder = folder.join(door.name);
        std::fs::create_dir_all(&folder)?;
        for (index, seed) in (door.seeds)().iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{index}")), seed)?;
        }
    }
    Ok(())
}
