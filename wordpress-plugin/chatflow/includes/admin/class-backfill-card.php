<?php
/**
 * How far ChatFlow knows the shop.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Connections;
use ChatFlow\Shop\Backfill;

defined( 'ABSPATH' ) || exit;

/**
 * Progress of telling what the shop already had, with its buttons.
 */
final class Backfill_Card {

	/**
	 * Tells what the shop had before it was connected.
	 *
	 * @var Backfill
	 */
	private $backfill;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Makes it.
	 *
	 * @param Backfill    $backfill    Tells what the shop had before it was connected.
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Backfill $backfill, Connections $connections ) {
		$this->backfill    = $backfill;
		$this->connections = $connections;
	}

	/**
	 * Prints the card, where there is somebody to tell.
	 */
	public function show(): void {
		if ( null === $this->connections->active() || '' === $this->connections->secret( 'site' ) ) {
			return;
		}
		$progress = $this->backfill->progress();
		$running  = 'running' === ( $progress['state'] ?? '' );
		echo '<div class="chatflow-card"' . ( $running ? ' data-chatflow-running="1"' : '' ) . '><h2>' . esc_html__( 'What the site already has', 'chatflow' ) . '</h2>';
		echo '<p>' . esc_html( self::sentence( $progress ) ) . '</p>';
		if ( $progress ) {
			$labels = array(
				'page'     => __( 'Pages', 'chatflow' ),
				'customer' => __( 'Customers', 'chatflow' ),
				'product'  => __( 'Products', 'chatflow' ),
				'order'    => __( 'Orders', 'chatflow' ),
			);
			echo '<div class="chatflow-progress">';
			foreach ( (array) $progress['total'] as $kind => $total ) {
				$done = (int) $progress['done'][ $kind ];
				printf(
					'<label>%1$s<progress max="%2$s" value="%3$s"></progress><span>%4$s / %5$s</span></label>',
					esc_html( $labels[ $kind ] ),
					esc_attr( (string) max( 1, (int) $total ) ),
					esc_attr( (string) ( 0 === (int) $total ? 1 : min( (int) $total, $done ) ) ),
					esc_html( number_format_i18n( $done ) ),
					esc_html( number_format_i18n( max( $done, (int) $total ) ) )
				);
			}
			echo '</div>';
		}
		if ( $running ) {
			Screens::button( Data_Actions::STOP, __( 'Stop', 'chatflow' ) );
		} else {
			Screens::button( Data_Actions::BACKFILL, $progress ? __( 'Send everything again', 'chatflow' ) : __( 'Send everything now', 'chatflow' ), $progress ? 'button' : 'button button-primary' );
		}
		echo '</div>';
	}

	/**
	 * The state in a sentence.
	 *
	 * @param array<string, mixed> $progress How far it is.
	 */
	private static function sentence( array $progress ): string {
		switch ( $progress['state'] ?? '' ) {
			case 'running':
				return __( 'ChatFlow is being told what your site has. It goes on in the background.', 'chatflow' );
			case 'done':
				$refused = (int) $progress['refused'];
				return 0 === $refused
					? __( 'ChatFlow knows what your site has.', 'chatflow' )
					/* translators: %s: a number. */
					: sprintf( _n( 'ChatFlow knows your site; %s item was not accepted.', 'ChatFlow knows your site; %s items were not accepted.', $refused, 'chatflow' ), number_format_i18n( $refused ) );
			case 'stopped':
				return __( 'Stopped before the end.', 'chatflow' );
			default:
				return __( 'So that the assistant can answer about earlier orders and what stands on your pages, tell ChatFlow what the site already has.', 'chatflow' );
		}
	}
}
