//! What a file holds, as an iterator.

use std::{
    io::{self, Read, Seek},
    ops::ControlFlow,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use crate::{Input, Item, read};

/// What a file holds, in its order. Made by [`pages`].
#[derive(Debug)]
pub struct Pages(Receiver<Item>);

/// What a file holds, as [`read`] hands it out. A thread reads, one item ahead; it ends with the iterator.
///
/// # Errors
///
/// If the system has no thread to give.
pub fn pages(file: impl Read + Seek + Send + 'static, max_bytes: usize) -> io::Result<Pages> {
    let (sender, receiver) = sync_channel(0);
    thread::Builder::new().spawn(move || hand_out(file, max_bytes, &sender))?;
    Ok(Pages(receiver))
}

fn hand_out(file: impl Read + Seek, max_bytes: usize, sender: &SyncSender<Item>) {
    read(Input::file(file), max_bytes, |item| match sender.send(item) {
        Ok(()) => ControlFlow::Continue(()),
        // Nobody waits for more.
        Err(_) => ControlFlow::Break(()),
    });
}

impl Iterator for Pages {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        self.0.recv().ok()
    }
}
