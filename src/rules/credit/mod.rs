//! Who made the image.

mod bare;
mod grammar;
mod interface;
mod leading;
mod lexicon;
mod shape;
mod spans;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use grammar::{Split, clean, is_label_only, split};
pub(crate) use interface::{announced, is_interface, is_of_all, says_no_more, trim_joints};
pub(crate) use shape::{is_agency_like, is_domain, is_name_like};
