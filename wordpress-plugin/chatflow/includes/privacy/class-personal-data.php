<?php
/**
 * What the law asks of a shop.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Privacy;

use ChatFlow\Connection\Connections;
use ChatFlow\Plugin;

defined( 'ABSPATH' ) || exit;

/**
 * Takes part in WordPress's own tools: the text of the privacy policy, the export and the erasure of personal data.
 */
final class Personal_Data {

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Makes it.
	 *
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Connections $connections ) {
		$this->connections = $connections;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'admin_init', array( $this, 'suggest_policy' ) );
		add_filter( 'wp_privacy_personal_data_exporters', array( $this, 'add_exporter' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( $this, 'add_eraser' ) );
	}

	/**
	 * Suggests a text for the policy.
	 */
	public function suggest_policy(): void {
		$text = '<p>' . esc_html__( 'Our chat is run with ChatFlow. Nothing is stored in your browser before you open the chat. Once you do, your browser keeps a key to your conversation, and what you write, the pages on which you write, and your cart are sent to ChatFlow so that we can answer.', 'chatflow' ) . '</p><p>'
			. esc_html__( 'If you have an account with us, your name, e-mail address, phone number, orders and what you have spent are known to ChatFlow as well, so that we can help you with your orders.', 'chatflow' ) . '</p>';
		wp_add_privacy_policy_content( 'ChatFlow', wp_kses_post( $text ) );
	}

	/**
	 * Adds our exporter.
	 *
	 * @param array<string, mixed> $exporters Those that are there.
	 * @return array<string, mixed>
	 */
	public function add_exporter( $exporters ) {
		$exporters['chatflow'] = array(
			'exporter_friendly_name' => 'ChatFlow',
			'callback'               => array( $this, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Adds our eraser.
	 *
	 * @param array<string, mixed> $erasers Those that are there.
	 * @return array<string, mixed>
	 */
	public function add_eraser( $erasers ) {
		$erasers['chatflow'] = array(
			'eraser_friendly_name' => 'ChatFlow',
			'callback'             => array( $this, 'erase' ),
		);
		return $erasers;
	}

	/**
	 * What ChatFlow knows of somebody.
	 *
	 * @param string $email Of the person.
	 * @return array<string, mixed>
	 */
	public function export( $email ) {
		$items = array();
		if ( $this->is_connected() ) {
			$answer = $this->connections->client( 20 )->send( 'POST', '/api/v1/connections/current/privacy/export', array( 'email' => (string) $email ) );
			if ( ! $answer->is_good() ) {
				return array(
					'data' => array(
						self::group(
							0,
							array(
								array(
									'name'  => __( 'Not complete', 'chatflow' ),
									/* translators: %s: what the service answered, in its own words. */
									'value' => sprintf( __( 'ChatFlow did not answer (%s). Please export again later.', 'chatflow' ), $answer->reason() ),
								),
							)
						),
					),
					'done' => true,
				);
			}
			foreach ( array_values( (array) ( $answer->body['data'] ?? array() ) ) as $number => $record ) {
				$fields = array();
				foreach ( (array) $record as $name => $value ) {
					$fields[] = array(
						'name'  => (string) $name,
						'value' => is_scalar( $value ) ? (string) $value : (string) wp_json_encode( $value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ),
					);
				}
				$items[] = self::group( $number, $fields );
			}
		}
		return array(
			'data' => $items,
			'done' => true,
		);
	}

	/**
	 * Has ChatFlow forget somebody.
	 *
	 * @param string $email Of the person.
	 * @return array<string, mixed>
	 */
	public function erase( $email ) {
		$removed  = false;
		$retained = false;
		$messages = array();
		$user     = get_user_by( 'email', (string) $email );
		if ( $user ) {
			// A cart that waits would be told afterwards.
			Plugin::instance()->outbox()->forget( 'cart', 'u-' . $user->ID );
		}
		if ( $this->is_connected() ) {
			$answer = $this->connections->client( 20 )->send( 'POST', '/api/v1/connections/current/privacy/erasure', array( 'email' => (string) $email ) );
			if ( $answer->is_good() ) {
				$removed = (int) ( $answer->body['erasedContacts'] ?? 0 ) + (int) ( $answer->body['erasedEntries'] ?? 0 ) > 0;
			} else {
				$retained = true;
				/* translators: %s: what the service answered, in its own words. */
				$messages[] = sprintf( __( 'ChatFlow did not answer (%s), so that nothing was erased there. Please try again later.', 'chatflow' ), $answer->reason() );
			}
		}
		return array(
			'items_removed'  => $removed,
			'items_retained' => $retained,
			'messages'       => $messages,
			'done'           => true,
		);
	}

	/**
	 * Whether the service can be asked.
	 */
	private function is_connected(): bool {
		return null !== $this->connections->active() && '' !== $this->connections->secret( 'site' );
	}

	/**
	 * One item of an export.
	 *
	 * @param int                               $number Of the item.
	 * @param array<int, array<string, string>> $fields Names and values.
	 * @return array<string, mixed>
	 */
	private static function group( int $number, array $fields ): array {
		return array(
			'group_id'    => 'chatflow',
			'group_label' => __( 'Conversations (ChatFlow)', 'chatflow' ),
			'item_id'     => 'chatflow-' . $number,
			'data'        => $fields,
		);
	}
}
