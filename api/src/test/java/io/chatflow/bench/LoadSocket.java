package io.chatflow.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A WebSocket that costs the generator little. All its work is done on one event loop.
public final class LoadSocket extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    private static final int LARGEST_FRAME = 65_536;
    private static final int FIRST_READ = 512;

    private final CompletableFuture<LoadSocket> open = new CompletableFuture<>();
    private final Consumer<String> onText;
    private final Runnable onEnd;
    private volatile Channel channel;

    private LoadSocket(Consumer<String> onText, Runnable onEnd) {
        this.onText = onText;
        this.onEnd = onEnd;
    }

    /// Ends when the handshake is done, or with what went wrong; `onEnd` runs when an open one is gone.
    public static CompletableFuture<LoadSocket> open(
            EventLoopGroup loop, URI address, Consumer<String> onText, Runnable onEnd) {
        var socket = new LoadSocket(onText, onEnd);
        var config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(address)
                .maxFramePayloadLength(LARGEST_FRAME)
                .withUTF8Validator(false)
                .handshakeTimeoutMillis(60_000)
                .build();
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 60_000)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(FIRST_READ, FIRST_READ, LARGEST_FRAME))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel created) {
                        created.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(LARGEST_FRAME),
                                        new WebSocketClientProtocolHandler(config),
                                        socket);
                    }
                })
                .connect(address.getHost(), address.getPort())
                .addListener(connecting -> {
                    if (!connecting.isSuccess()) {
                        socket.open.completeExceptionally(connecting.cause());
                    }
                });
        return socket.open;
    }

    public void send(String text) {
        channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
    }

    public void close() {
        channel.close();
    }

    boolean isOpen() {
        return channel != null && channel.isActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            channel = context.channel();
            open.complete(this);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        onText.accept(frame.content().toString(StandardCharsets.UTF_8));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!open.completeExceptionally(new IOException("closed before the handshake was done"))) {
            onEnd.run();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        open.completeExceptionally(failure);
        context.close();
    }
}
