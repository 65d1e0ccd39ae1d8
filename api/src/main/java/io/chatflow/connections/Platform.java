package io.chatflow.connections;

/// What a connected site runs on.
enum Platform {
    wordpress
}
