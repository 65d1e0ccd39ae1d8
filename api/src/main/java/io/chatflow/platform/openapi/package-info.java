/// The description of the HTTP API, made from the controllers.
package io.chatflow.platform.openapi;
