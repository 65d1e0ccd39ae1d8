<?php
/**
 * How the connection is doing, as the owner sees it.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Connections;
use ChatFlow\Connection\Health;
use ChatFlow\Outbox\Outbox;

defined( 'ABSPATH' ) || exit;

/**
 * Asks the service how it sees this site, and shows what waits and what failed.
 */
final class Health_Tab {

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * What waits to be sent.
	 *
	 * @var Outbox
	 */
	private $outbox;

	/**
	 * Makes it.
	 *
	 * @param Connections $connections The connection of this site.
	 * @param Outbox      $outbox      What waits to be sent.
	 */
	public function __construct( Connections $connections, Outbox $outbox ) {
		$this->connections = $connections;
		$this->outbox      = $outbox;
	}

	/**
	 * Prints the tab.
	 */
	public function show(): void {
		if ( null === $this->connections->active() || '' === $this->connections->secret( 'site' ) ) {
			echo '<div class="chatflow-card"><p>' . esc_html__( 'There is nothing to see before the site is connected with a site secret.', 'chatflow' ) . '</p></div>';
			return;
		}
		$counts = $this->outbox->counts();
		$known  = ( new Health() )->read();
		echo '<div class="chatflow-card"><h2>' . esc_html__( 'Connection', 'chatflow' ) . '</h2>';
		$this->show_service();
		echo '</div><div class="chatflow-card"><h2>' . esc_html__( 'Sending', 'chatflow' ) . '</h2><dl class="chatflow-facts">';
		self::fact( __( 'Last sent', 'chatflow' ), empty( $known['last_success'] ) ? __( 'never', 'chatflow' ) : self::ago( (int) $known['last_success'] ) );
		self::fact( __( 'Sent in all', 'chatflow' ), number_format_i18n( (int) ( $known['sent'] ?? 0 ) ) );
		self::fact( __( 'Waiting', 'chatflow' ), number_format_i18n( $counts['waiting'] ) . ( $counts['oldest'] > 0 ? ' (' . self::ago( $counts['oldest'] ) . ')' : '' ) );
		self::fact( __( 'Not accepted', 'chatflow' ), number_format_i18n( $counts['refused'] ) );
		if ( ! empty( $known['error'] ) ) {
			self::fact( __( 'Last failure', 'chatflow' ), self::ago( (int) $known['error_at'] ) . ': ' . $known['error'] );
			if ( (int) ( $known['retry_at'] ?? 0 ) > time() ) {
				self::fact( __( 'Next attempt', 'chatflow' ), wp_date( (string) get_option( 'time_format' ), (int) $known['retry_at'] ) );
			}
		}
		echo '</dl>';
		Screens::button( Data_Actions::RETRY, __( 'Try again now', 'chatflow' ) );
		echo '</div>';
		$this->show_refused();
	}

	/**
	 * What the service says of this site.
	 */
	private function show_service(): void {
		$answer = $this->connections->client( 5 )->get( '/api/v1/connections/current' );
		if ( ! $answer->is_good() ) {
			printf( '<p><span class="chatflow-dot is-bad" aria-hidden="true"></span>%s</p>', esc_html( $answer->reason() ) );
			return;
		}
		printf( '<p><span class="chatflow-dot is-good" aria-hidden="true"></span>%s</p>', esc_html__( 'ChatFlow answers and knows this site.', 'chatflow' ) );
		$shop = $answer->body['woocommerce'] ?? null;
		if ( is_array( $shop ) ) {
			$good = 'active' === ( $shop['state'] ?? '' );
			printf(
				'<p><span class="chatflow-dot %s" aria-hidden="true"></span>%s</p>',
				$good ? 'is-good' : 'is-bad',
				esc_html( $good ? __( 'ChatFlow can work with your orders.', 'chatflow' ) : __( 'ChatFlow cannot reach your orders:', 'chatflow' ) . ' ' . ( $shop['lastError'] ?? '' ) )
			);
		}
	}

	/**
	 * What was not accepted, with the reason.
	 */
	private function show_refused(): void {
		$refused = $this->outbox->refused( 20 );
		if ( ! $refused ) {
			return;
		}
		echo '<div class="chatflow-card"><h2>' . esc_html__( 'Not accepted', 'chatflow' ) . '</h2><table class="widefat striped"><thead><tr>';
		echo '<th scope="col">' . esc_html__( 'What', 'chatflow' ) . '</th><th scope="col">' . esc_html__( 'Reason', 'chatflow' ) . '</th></tr></thead><tbody>';
		foreach ( $refused as $row ) {
			printf( '<tr><td>%s %s</td><td>%s</td></tr>', esc_html( self::kind( $row['kind'] ) ), esc_html( $row['external_id'] ), esc_html( (string) $row['error'] ) );
		}
		echo '</tbody></table></div>';
	}

	/**
	 * A kind in words.
	 *
	 * @param string $kind Of the outbox.
	 */
	private static function kind( string $kind ): string {
		$kinds = array(
			'order'    => __( 'Order', 'chatflow' ),
			'product'  => __( 'Product', 'chatflow' ),
			'customer' => __( 'Customer', 'chatflow' ),
			'cart'     => __( 'Cart', 'chatflow' ),
			'page'     => __( 'Page', 'chatflow' ),
		);
		return $kinds[ $kind ] ?? $kind;
	}

	/**
	 * A time that has passed.
	 *
	 * @param int $time Unix time.
	 */
	private static function ago( int $time ): string {
		/* translators: %s: a span of time such as "5 minutes". */
		return sprintf( __( '%s ago', 'chatflow' ), human_time_diff( $time ) );
	}

	/**
	 * Prints one fact.
	 *
	 * @param string $what  For people.
	 * @param string $value For people.
	 */
	private static function fact( string $what, string $value ): void {
		printf( '<div><dt>%s</dt><dd>%s</dd></div>', esc_html( $what ), esc_html( $value ) );
	}
}
