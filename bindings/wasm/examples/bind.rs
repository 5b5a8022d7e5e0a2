//! Writes the JavaScript around the library: `bind LIBRARY.wasm FOLDER`.
//!
//! The program `wasm-bindgen` does the same, but must be installed in the very version that the
//! library was built with. Here both stand in one lock file.

use std::{env, error::Error};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [library, folder] = args.as_slice() else {
        return Err("usage: bind LIBRARY.wasm FOLDER".into());
    };
    Bindgen::new()
        .input_path(library)
        .out_name("unchaff")
        .web(true)?
        .omit_default_module_path(false)
        .remove_name_section(true)
        .generate(folder)?;
    Ok(())
}
