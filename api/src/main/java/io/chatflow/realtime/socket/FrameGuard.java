package io.chatflow.realtime.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/// Stands before the framework's handler, which takes binary frames for text and puts fragments together without a
/// limit.
final class FrameGuard extends ChannelInboundHandlerAdapter {

    static final int LIMIT = 65_536;

    private final Runnable refuseBinary;
    private long fragmentBytes;
    private boolean binary;
    private boolean ended;

    FrameGuard(Runnable refuseBinary) {
        this.refuseBinary = refuseBinary;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof WebSocketFrame frame) || !carriesData(frame)) {
            context.fireChannelRead(message);
            return;
        }
        if (ended) {
            ReferenceCountUtil.release(frame);
            return;
        }
        boolean refused =
                frame instanceof BinaryWebSocketFrame || (binary && frame instanceof ContinuationWebSocketFrame);
        fragmentBytes += frame.content().readableBytes();
        boolean tooLarge = fragmentBytes > LIMIT;
        binary = refused && !frame.isFinalFragment();
        if (frame.isFinalFragment()) {
            fragmentBytes = 0;
        }
        if (tooLarge) {
            ended = true;
            ReferenceCountUtil.release(frame);
            context.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG))
                    .addListener(written -> NettyConnection.closeOnceAnswered(context.channel()));
        } else if (refused) {
            boolean last = frame.isFinalFragment();
            ReferenceCountUtil.release(frame);
            if (last) {
                refuseBinary.run();
            }
        } else {
            context.fireChannelRead(frame);
        }
    }

    private static boolean carriesData(WebSocketFrame frame) {
        return frame instanceof TextWebSocketFrame
                || frame instanceof BinaryWebSocketFrame
                || frame instanceof ContinuationWebSocketFrame;
    }
}
